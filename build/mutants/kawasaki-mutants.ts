import type { Mutant } from './mutant.ts'

const tests = ['electron/start/kawasaki.walk.test.ts']
const bound = '\'transaction\', \'terminal\', \'nonce\', \'holderBinding\', \'requestDigest\','

/** Of what is compared when an envelope is opened, all but this. */
function without(claim: string): Mutant {
  return {
    name: `Kawasaki: ${claim} is not compared`, file: 'center/verify.ts', from: bound, to: bound.replace(`'${claim}',`, ''),
    tests, noticedBy: `one claim alone that is another’s is noticed: ${claim}`,
  }
}

/**
 * Every check that stands between somebody and another person's paper, each taken out by itself. The others still stand: that the property
 * fails all the same shows that none is there for nothing.
 */
export const kawasakiMutants: readonly Mutant[] = [
  ...['transaction', 'terminal', 'nonce', 'holderBinding', 'requestDigest'].map(without),
  {
    name: 'Kawasaki: the document’s digest is not compared', file: 'center/verify.ts',
    from: 'if (documentDigest(pdf) !== claims.document) return { kind: \'mismatch\', claim: \'document\' }', to: 'void documentDigest',
    tests, noticedBy: 'the vault notices a changed byte of the document',
  },
  {
    name: 'Kawasaki: the pages’ digests are not compared', file: 'center/verify.ts',
    from: ' || pages.some((page, index) => page.digest !== claims.pages[index])', to: '',
    tests, noticedBy: 'one claim alone that is another’s is noticed: pages',
  },
  {
    name: 'Kawasaki: whoever has signed is believed', file: 'center/envelope.ts',
    from: 'const payload = await verifySignature(parts.jws, centerKeys)',
    to: 'const payload = await verifySignature(parts.jws, centerKeys) ?? Buffer.from(String(Buffer.from(parts.jws)).split(\'.\')[1] ?? \'\', \'base64url\')',
    tests, noticedBy: 'the vault notices another’s signature',
  },
  {
    name: 'Kawasaki: an envelope that has run out is taken', file: 'center/verify.ts',
    from: 'if (claims.expiresAt * second <= now) return \'expired\'', to: 'void claims.expiresAt',
    tests, noticedBy: 'the vault notices an envelope that has run out',
  },
  {
    name: 'Kawasaki: the client takes an answer about another transaction', file: 'center/http-center.ts',
    from: 'answer.value.transaction !== transaction ?', to: 'answer.value.transaction === \'\' ?',
    tests, noticedBy: 'the client takes no answer about another transaction',
  },
  {
    name: 'Kawasaki: the vault does not look again before it prints', file: 'electron/vault/certificate-vault.ts',
    from: 'if (documentDigest(pdf) !== claims.document) return { kind: \'mismatch\', claim: \'document\' }', to: 'void documentDigest',
    tests, noticedBy: 'the vault notices what happened to its memory',
  },
  {
    name: 'Kawasaki: the center does not compare whose document it is', file: 'center/reference/issuing.ts',
    from: 'if (!sameHolder(rendered.holderReference, request.applicant.holder)) return { kind: \'wrongHolder\' }', to: 'void sameHolder',
    tests, noticedBy: 'the center notices a document about somebody else',
  },
  {
    name: 'Kawasaki: the center does not compare for which application it was drawn', file: 'center/reference/issuing.ts',
    from: 'if (rendered.orderReference !== issueNumber(transaction)) return { kind: \'wrongOrder\' }', to: '',
    tests, noticedBy: 'the center notices a document for another application',
  },
  {
    name: 'Takamatsu: the center does not look at the build that has drawn it', file: 'center/reference/issuing.ts',
    from: 'if (rendered.build !== approvedBuild) return { kind: \'wrongBuild\' }', to: 'void approvedBuild',
    tests, noticedBy: 'the center notices a build',
  },
]
