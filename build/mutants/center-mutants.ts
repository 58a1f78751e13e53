import type { Mutant } from './mutant.ts'

/** Guards of the invariants that stand at the center, in the envelope and on the wire, each taken out. */
export const centerMutants: readonly Mutant[] = [
  {
    name: 'I-03 the holder’s binding is not compared', file: 'center/verify.ts',
    from: '\'nonce\', \'holderBinding\', \'requestDigest\'',
    to: '\'nonce\', \'requestDigest\'',
    tests: ['electron/vault/certificate-vault.test.ts', 'center/envelope.test.ts'], noticedBy: 'holderBinding',
  },
  {
    name: 'I-04 the request’s digest is not compared', file: 'center/verify.ts',
    from: '\'holderBinding\', \'requestDigest\', \'municipalityCode\'',
    to: '\'holderBinding\', \'municipalityCode\'',
    tests: ['electron/vault/certificate-vault.test.ts', 'center/envelope.test.ts'], noticedBy: 'requestDigest',
  },
  {
    name: 'I-05 whatever the center’s key has signed is taken for claims', file: 'center/envelope.ts',
    from: '      if (protectedHeader.typ === signing.typ) return payload',
    to: '      void protectedHeader\n      return payload',
    tests: ['center/envelope.test.ts'], noticedBy: '',
  },
  {
    name: 'I-05 an envelope that has run out is taken', file: 'center/verify.ts',
    from: 'if (claims.expiresAt * second <= now) return \'expired\'',
    to: 'void claims.expiresAt',
    tests: ['center/reference/center.test.ts'], noticedBy: 'I-05',
  },
  {
    name: 'I-06 the center signs whoever’s document it is', file: 'center/reference/issuing.ts',
    from: 'if (!sameHolder(rendered.holderReference, request.applicant.holder)) return { kind: \'wrongHolder\' }',
    to: 'void sameHolder',
    tests: ['center/reference/issuing.test.ts'], noticedBy: 'I-06',
  },
  {
    name: 'I-06 the center signs whichever application of a holder it was drawn for', file: 'center/reference/issuing.ts',
    from: 'if (rendered.orderReference !== issueNumber(transaction)) return { kind: \'wrongOrder\' }',
    to: '',
    tests: ['center/reference/issuing.test.ts'], noticedBy: 'I-06',
  },
  {
    name: 'I-06 the center signs what a build has drawn that it has not approved', file: 'center/reference/issuing.ts',
    from: 'if (rendered.build !== approvedBuild) return { kind: \'wrongBuild\' }',
    to: 'void approvedBuild',
    tests: ['center/reference/issuing.test.ts'], noticedBy: 'I-06',
  },
  {
    name: 'I-12 an answer about another transaction is taken', file: 'center/http-center.ts',
    from: 'answer.value.transaction !== transaction ?',
    to: 'answer.value.transaction === \'\' ?',
    tests: ['center/http-center.test.ts'], noticedBy: 'I-12',
  },
  {
    name: 'I-15 the center takes another content under the same id', file: 'center/reference/reference-center.ts',
    from: 'known?.session === session && known.accepted?.application === digest',
    to: 'known?.session === session',
    tests: ['center/reference/center.test.ts'], noticedBy: 'I-15',
  },
  {
    name: 'I-16 builds that are not approved are served', file: 'center/reference/reference-center.ts',
    from: 'return approvedBuilds === null || approvedBuilds.includes(build)',
    to: 'return approvedBuilds === null || build !== \'\'',
    tests: ['center/reference/center.test.ts'], noticedBy: 'I-16',
  },
  {
    name: 'I-17 a stop of the 住所地 does not reach what the 本籍地 issues', file: 'center/stops.ts',
    from: 'const places = [municipality, residence]',
    to: 'const places = [municipality, residence === undefined ? residence : municipality]',
    tests: ['center/stops.test.ts', 'center/reference/center.test.ts'], noticedBy: 'I-17',
  },
  {
    name: 'I-19 mismatches don’t stop the service', file: 'center/reference/stop-office.ts',
    from: 'const tolerated = 3',
    to: 'const tolerated = 300',
    tests: ['center/reference/center.test.ts'], noticedBy: 'I-19',
  },
  {
    name: 'I-20 a register of any age is issued from', file: 'center/reference/issuing.ts',
    from: 'if (registryAt < now - drawn.record.municipality.limits.registryAge) return { kind: \'refused\', reason: \'record.stale\' }',
    to: 'void drawn.record.municipality',
    tests: ['center/reference/issuing.test.ts'], noticedBy: 'I-20',
  },
  {
    name: 'I-20 the terminal takes a register of any age', file: 'center/verify.ts',
    from: 'registry < issued - oldestRegister',
    to: 'registry < issued - 1000 * oldestRegister',
    tests: ['center/envelope.test.ts', 'center/reference/center.test.ts', 'electron/vault/certificate-vault.test.ts'], noticedBy: '',
  },
  {
    name: 'I-22 the center lets only the session that applied tell how it ended', file: 'center/reference/ledger.ts',
    from: '(line.session !== session && line.terminal !== terminal)',
    to: 'line.session !== session',
    tests: ['center/reference/center.test.ts'], noticedBy: 'I-22',
  },
  {
    name: 'I-22 the center accepts what was given up', file: 'center/reference/reference-center.ts',
    from: 'if (known !== null) return same',
    to: 'if (known !== null && known.accepted !== null) return same',
    tests: ['center/reference/center.test.ts'], noticedBy: 'I-22',
  },
]
