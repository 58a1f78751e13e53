import { centerMutants } from './center-mutants.ts'
import { kawasakiMutants } from './kawasaki-mutants.ts'
import type { Mutant } from './mutant.ts'

const flow = [
  'electron/flow/advance.test.ts', 'electron/flow/basket.test.ts', 'electron/flow/method.test.ts', 'electron/flow/origin.test.ts',
  'electron/flow/standing.test.ts', 'electron/flow/printing.test.ts',
]

/** Guards of the invariants I-01…I-24 and of what else must not be, each taken out. */
export const guardMutants: readonly Mutant[] = [
  {
    name: 'I-01 a certificate takes the visit’s id', file: 'electron/terminal/papers.ts',
    from: 'certificate: Buffer.from(random(16)).toString(\'hex\')',
    to: 'certificate: \'1\'.repeat(32)',
    tests: ['electron/terminal/basket.test.ts'], noticedBy: 'I-01',
  },
  {
    name: 'I-02 the nonce is no longer drawn anew', file: 'electron/terminal/papers.ts',
    from: 'nonce: Buffer.from(random(32)).toString(\'base64url\')',
    to: 'nonce: \'A\'.repeat(43)',
    tests: ['electron/terminal/basket.test.ts'], noticedBy: 'I-02',
  },
  {
    name: 'I-07 a fee other than ⑩ showed is taken for the same', file: 'electron/flow/issuing.ts',
    from: 'fee !== order.due || sheets < 1',
    to: 'sheets < 1',
    tests: flow, noticedBy: 'another fee',
  },
  {
    name: 'I-07 a mismatch does not lock the terminal', file: 'electron/flow/paying.ts',
    from: 'raise(flow.machine, \'certificate.mismatch\')',
    to: 'raise(flow.machine, \'center.late\')',
    tests: flow, noticedBy: '',
  },
  {
    name: 'I-07 printing goes on after a mismatch', file: 'electron/flow/printing.ts',
    from: 'return ended(dropRest(drop({ flow: { ...flow, machine: raise(flow.machine, fault) }, effects: [] }, item, fault), fault))',
    to: 'return printNext(drop({ flow: { ...flow, machine: raise(flow.machine, fault) }, effects: [] }, item, fault))',
    tests: flow, noticedBy: 'I-07',
  },
  {
    name: 'I-07 the bytes are not looked at again before the printer gets them', file: 'electron/vault/certificate-vault.ts',
    from: 'if (documentDigest(pdf) !== claims.document) return { kind: \'mismatch\', claim: \'document\' }',
    to: 'void documentDigest',
    tests: ['electron/vault/certificate-vault.test.ts'], noticedBy: 'I-07',
  },
  {
    name: 'I-08 it may be printed before it is verified', file: 'electron/vault/certificate-vault.ts',
    from: 'if (stage !== \'held\' || erasing) throw',
    to: 'if (stage === \'over\') throw',
    tests: ['electron/vault/certificate-vault.test.ts'], noticedBy: 'I-08',
  },
  {
    name: 'I-09 the printer’s count is believed whatever it is', file: 'electron/vault/certificate-vault.ts',
    from: 'out.kind === \'printed\' && out.sheets !== sheets',
    to: 'out.kind === \'printed\' && sheets < 0',
    tests: ['electron/vault/certificate-vault.test.ts'], noticedBy: 'I-09',
  },
  {
    name: 'I-10 a customer begins while the last one’s paper lies there', file: 'electron/flow/machine.ts',
    from: ' && machine.outlet !== \'occupied\'',
    to: '',
    tests: ['electron/terminal/invariants.test.ts'], noticedBy: 'I-10',
  },
  {
    name: 'I-10 a customer begins while a card lies there', file: 'electron/flow/machine.ts',
    from: ' && holding.card === \'none\'',
    to: '',
    tests: flow, noticedBy: 'I-10',
  },
  {
    name: 'I-11 time that runs out is only noted', file: 'electron/flow/facts.ts',
    from: 'flow.patience.counting ? seeOff(flow, { kind: \'timeout\' }, [{ kind: \'forgetPin\' }]) : \'ignored\'',
    to: 'flow.patience.counting ? noted(flow) : \'ignored\'',
    tests: ['electron/terminal/invariants.test.ts'], noticedBy: 'I-11',
  },
  {
    name: 'I-12 answers of another visit are heard', file: 'electron/flow/answers.ts',
    from: 'export function answer(flow: Flow, event: Answered): Advance {\n  if (event.visit !== flow.visit) return \'ignored\'',
    to: 'export function answer(flow: Flow, event: Answered): Advance {',
    tests: flow, noticedBy: 'I-12',
  },
  {
    name: 'I-12 vaults of another visit are heard', file: 'electron/flow/answers.ts',
    from: 'export function issued(flow: Flow, event: Issued): Advance {\n  if (event.visit !== flow.visit) return \'ignored\'',
    to: 'export function issued(flow: Flow, event: Issued): Advance {',
    tests: flow, noticedBy: 'I-12',
  },
  {
    name: 'I-13 the vault gets hands for files', file: 'electron/vault/certificate-vault.ts',
    from: 'import { impose } from \'./impose.ts\'',
    to: 'import \'node:fs\'\nimport { writeFileSync } from \'node:fs\'\nimport { impose } from \'./impose.ts\'',
    tests: ['electron/vault/no-files.test.ts'], noticedBy: 'I-13',
  },
  {
    name: 'I-14 a module keeps something between two visits', file: 'electron/terminal/papers.ts',
    from: 'export type Random =',
    to: 'let last = \'\'\nexport type Random =',
    tests: ['electron/terminal/invariants.test.ts'], noticedBy: 'I-14',
  },
  {
    name: 'I-16 a changed file of the terminal’s own is taken', file: 'electron/start/manifest.ts',
    from: 'listed.get(path) === sha256(readFileSync(join(folder, path)))',
    to: 'listed.has(path)',
    tests: ['electron/start/manifest.test.ts', 'electron/start/own-build.test.ts'], noticedBy: 'I-16 altered',
  },
  {
    name: 'I-16 a file that is not listed is taken', file: 'electron/start/manifest.ts',
    from: '[...new Set([...listed.keys(), ...there])]',
    to: '[...listed.keys()]',
    tests: ['electron/start/manifest.test.ts'], noticedBy: 'I-16 altered',
  },
  {
    name: 'I-16 production starts without a manifest', file: 'electron/start/manifest.ts',
    from: 'return production ? ',
    to: 'return build === \'\' ? ',
    tests: ['electron/start/manifest.test.ts'], noticedBy: 'I-16 without a manifest',
  },
  {
    name: 'I-16 the kiosk opens whatever was found', file: 'electron/start/electron-kiosk.ts',
    from: 'if (own.kind === \'refused\') return own',
    to: 'if (own.kind === \'refused\') void own',
    tests: ['electron/start/own-build.test.ts'], noticedBy: 'I-16 a terminal with a changed file',
  },
  {
    name: 'I-17 a stop between two certificates is not looked at', file: 'electron/flow/printing.ts',
    from: 'const { flow, effects } = dropStopped(before)',
    to: 'const { flow, effects } = before',
    tests: flow, noticedBy: 'I-17',
  },
  {
    name: 'I-17 the stops are not asked for before ⑬', file: 'electron/flow/printing.ts',
    from: "return move(flow, { kind: 'clearing' }, [...effects, { kind: 'askStops' }])",
    to: 'return printNext({ flow, effects })',
    tests: flow, noticedBy: 'I-17',
  },
  {
    name: 'I-17 the hour hides a stop', file: 'electron/flow/bars.ts',
    from: "return bar === 'service.stopped' ? bar : service ?? bar",
    to: 'return service ?? bar',
    tests: flow, noticedBy: 'I-17',
  },
  {
    name: 'I-17 an older notice lifts a stop', file: 'electron/terminal/stop-book.ts',
    from: 'if (notice.version < this.#highest) return \'refused\'',
    to: 'if (notice.version < this.#highest) return \'newer\'',
    tests: ['electron/terminal/stop-book.test.ts'], noticedBy: 'I-17',
  },
  {
    name: 'I-18 no answer before ⑬ is taken for leave to print', file: 'electron/flow/answers.ts',
    from: "  if (flow.step.kind === 'clearing') return giveUp(flow, fault)",
    to: "  if (flow.step.kind === 'clearing') return printNext({ flow, effects: [] })",
    tests: flow, noticedBy: 'I-17',
  },
  {
    name: 'I-18 a question nobody knows is left out instead of its certificate', file: 'electron/terminal/menu-from.ts',
    from: ' || questions.length < entry.questions.length',
    to: '',
    tests: ['electron/terminal/menu-from.test.ts'], noticedBy: 'I-18',
  },
  {
    name: 'I-18 a clock that is wrong is believed', file: 'electron/terminal/ears.ts',
    from: 'if (isSkewed(answer.value.now, now)) return { kind: \'centerFailed\', visit: papers.visit, fault: \'clock.skewed\' }',
    to: 'void isSkewed',
    tests: ['electron/terminal/ears.test.ts'], noticedBy: 'I-18',
  },
  {
    name: 'I-19 another paper than was ordered is reported like any other failure', file: 'electron/flow/holding.ts',
    from: "return failed === 'certificate.mismatch' ? '不整合' : notIssued(money)",
    to: 'return failed === null ? notIssued(money) : notIssued(money)',
    tests: flow, noticedBy: 'I-19',
  },
  {
    name: 'I-21 a reference may be any text', file: 'electron/journal/entry.ts',
    from: 'const reference = z.string().regex(/^[0-9A-F]{4}-[0-9A-F]{4}$/)',
    to: 'const reference = z.string()',
    tests: ['electron/journal/entry.test.ts'], noticedBy: 'I-21',
  },
  {
    name: 'I-21 a changed row is not found', file: 'electron/journal/journal.ts',
    from: 'if (!follows || hashOf(row) !== row.hash || !saysAnEntry(row))',
    to: 'if (!follows || !saysAnEntry(row))',
    tests: ['electron/journal/journal.test.ts'], noticedBy: 'I-21',
  },
  {
    name: 'I-22 outcomes are not told', file: 'electron/flow/settle.ts',
    from: 'if (outcome !== null) effects.push({ kind: \'report\', item, outcome })',
    to: 'void item',
    tests: ['electron/terminal/invariants.test.ts'], noticedBy: 'I-22',
  },
  {
    name: 'I-22 what is owed over a sheet in doubt is counted against the others', file: 'electron/flow/settle.ts',
    from: 'owed: money.owed - doubtfulOf(flow.holding)',
    to: 'owed: money.owed + 0 * doubtfulOf(flow.holding)',
    tests: flow, noticedBy: 'I-22',
  },
  {
    name: 'I-23 the vault is not told to erase on the way out', file: 'electron/flow/settle.ts',
    from: '(data === \'held\' ? [{ kind: \'erase\', item }] : [])',
    to: '[]',
    tests: flow, noticedBy: 'I-23',
  },
  {
    name: 'I-23 the erasure is not written down', file: 'electron/terminal/bookkeeper.ts',
    from: '      { kind: \'erased\', ...own, bytes: event.bytes, processGone: event.gone, killed: event.killed },\n',
    to: '',
    tests: ['electron/terminal/invariants.test.ts'], noticedBy: 'I-23',
  },
  {
    name: 'I-24 a print that nobody saw end is taken for nothing', file: 'electron/journal/certificate.ts',
    from: 'case \'begun\': case \'unknown\': return \'unclear\'',
    to: 'case \'begun\': return \'applied\'\n    case \'unknown\': return \'unclear\'',
    tests: ['electron/journal/recovery-basket.test.ts', 'electron/journal/recovery.test.ts'], noticedBy: 'I-24',
  },
  {
    name: 'B10 ⑩ does not look at the hours again', file: 'electron/flow/choosing.ts',
    from: '    const reason = refusalOf(flow, entry)\n    if (reason !== null) return move(flow, { kind: \'explaining\', errand: { ...errand, basket: drafts }, entry, reason })\n  }\n  const items',
    to: '    void entry\n  }\n  const items',
    tests: flow, noticedBy: '⑩',
  },
  {
    name: 'B10 ⑪ does not look at the hours again', file: 'electron/flow/issuing.ts',
    from: 'if (bar !== null) return openNext(drop({ flow, effects }, item, bar))',
    to: 'void bar',
    tests: flow, noticedBy: '⑪',
  },
  {
    name: '個人番号 without the second yes', file: 'electron/flow/asking.ts',
    from: '\'caution\' in choice && choice.caution &&',
    to: '\'caution\' in choice && !choice.caution &&',
    tests: flow, noticedBy: '個人番号',
  },
  {
    name: 'A3 another card than the first sends the facts', file: 'electron/flow/origin.ts',
    from: 'if (card.same !== true) return seeOff(flow, { kind: \'refused\', reason: \'card.swapped\' })',
    to: '',
    tests: flow, noticedBy: 'another card',
  },
  {
    name: 'カードAP: a PIN once right is right for every type', file: 'electron/flow/choosing.ts',
    from: 'errand.proven.includes(entry.kind)',
    to: 'errand.proven.length > 0',
    tests: flow, noticedBy: 'カードAP',
  },
  ...centerMutants,
  ...kawasakiMutants,
]
