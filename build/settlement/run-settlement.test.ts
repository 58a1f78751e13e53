import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { beginOf } from '../../center/japan-time.ts'
import { pageOf } from '../../center/reference/ledger-page.ts'
import demo from '../../electron/configuration/demo.json' with { type: 'json' }
import { openJournal } from '../../electron/journal/journal.ts'
import { madeJournal } from '../../electron/settlement/fixture/made-journal.ts'
import { plainVisit } from '../../electron/settlement/fixture/made-visit.ts'
import { runSettlement } from './run-settlement.ts'
import type { LedgerEntry } from '../../center/protocol.ts'

const folder = mkdtempSync(join(tmpdir(), 'settling-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const made = madeJournal([plainVisit, plainVisit], beginOf('2026-11-21'))
const { lines } = pageOf(made.ledger.lines(), { from: '2026-11-21', to: '2026-11-21', after: null })

/** A journal on disk that says what these rows say. */
function journalIn(name: string, rows = made.rows): string {
  const dataFolder = join(folder, name)
  let at = 0
  const opened = openJournal(join(dataFolder, 'journal', 'journal.sqlite'), { now: () => ({ wall: at, monotonic: at }) })
  if (opened.kind !== 'opened') throw new Error(opened.kind)
  for (const row of rows) {
    at = row.at
    opened.journal.write(row.entry)
  }
  opened.journal.close()
  return dataFolder
}

/** A client of a center that has these lines, or says something else instead. */
function centerThat(has: readonly LedgerEntry[], openSession: object = { kind: 'ok', value: { session: 's', challenge: 'c'.repeat(43), now: 0, methods: { jpki: null, cardAp: null } } }): object {
  const file = join(folder, 'center.mjs')
  const others = ['heartbeat', 'authenticate', 'introduce', 'verifyPin', 'register', 'apply', 'download', 'report']
  writeFileSync(file, `export const openCenter = ({ lines, opened }) => ({
    signingKeys: [{ kty: 'EC', crv: 'P-256', x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU', y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0' }],
    ${others.map((call) => `${call}() { throw new Error('not to be asked') },`).join(' ')}
    async openSession() { return opened },
    async readLedger(session, { from, to }) { return { kind: 'ok', value: { lines, more: false } } },
    async close() {},
  })`)
  return { center: { kind: 'module', file, options: { lines: has, opened: openSession } } }
}

let dataFolder = ''
beforeAll(() => {
  dataFolder = journalIn('whole')
  writeFileSync(join(folder, 'none.mjs'), '')
})

async function settle(argv: readonly string[], change: object = {}) {
  const config = join(folder, 'terminal.json')
  writeFileSync(config, JSON.stringify({ ...demo, dataFolder, ...change }))
  const said: string[] = []
  const complained: string[] = []
  const code = await runSettlement(['--config', config, ...argv], { say: (line) => void said.push(line), complain: (line) => void complained.push(line) })
  return { code, said: said.join('\n'), complained: complained.join('\n') }
}

test('a day is told as a table, and its books close', async () => {
  const { code, said, complained } = await settle(['--day', '2026-11-21'])
  expect({ code, complained }).toEqual({ code: 0, complained: '' })
  expect(said).toContain('日次清算書　2026-11-21　みどり市役所（架空）1階　demo-1')
  expect(said).toMatch(/99001 +住民票の写し +2 +4 +1,200 +1,200 +0 +492 +708 /)
  expect(said).toContain('デモ端末の記録です。')
  expect(said).toMatch(/利用者の現金 +手数料として収納 +1,200\n/)
  expect(said).toContain('照合していません。')
  expect((await settle(['--month', '2026-12'])).said).toContain('該当はありません。')
})

test('an equal center is said to be so; for programs it is one object', async () => {
  const { code, said } = await settle(['--month', '2026-11', '--center', '--json'], centerThat(lines))
  const tally = { applications: 2, copies: 4, yen: 1_200 }
  expect(JSON.parse(said)).toMatchObject({ terminal: 'demo-1', settlement: { closes: true, sum: { payable: 708 } }, reconciliation: { equal: true, here: tally, there: tally } })
  expect(code).toBe(0)
})

test('a center that differs is named line by line, with 1', async () => {
  const { code, said } = await settle(['--day', '2026-11-21', '--center'], centerThat(lines.slice(1)))
  expect(code).toBe(1)
  expect(said).toMatch(new RegExp(`センターに記録なし +${lines[0]?.transaction ?? ''} +交付済 +－`))
})

test.each([
  [{ kind: 'refused', reason: 'service.closed' }, 'closed now; ask again in its hours'], [{ kind: 'fault', fault: 'unreachable' }, 'not reached; npm run doctor -- center'],
  [{ kind: 'fault', fault: 'suspended' }, 'or not this build'], [{ kind: 'fault', fault: 'late' }, 'not answer in time'], ['?', 'the center’s answer is none'],
])('a center that says %j can’t be compared with: the figures are told, and why with 1', async (opened, why) => {
  const { code, said, complained } = await settle(['--day', '2026-11-21', '--center'], centerThat(lines, Object(opened)))
  expect(code).toBe(1)
  expect(complained).toContain(why)
  expect(said).toMatch(/住民票の写し.*708[^]*照合していません。/)
})

test('books that do not close end with 1, and the visit is named', async () => {
  const broken = journalIn('broken', made.rows.filter(({ entry }) => entry.kind !== 'payOutEnded'))
  const { code, said } = await settle(['--day', '2026-11-21'], { dataFolder: broken })
  expect(code).toBe(1)
  expect(said).toMatch(/A000-0000 +終了後の残額 +400\nA000-0001 +終了後の残額 +400/)
})

test('both files are written; one that can’t be ends with 2', async () => {
  const [csv, pdf] = [join(folder, 'a.csv'), join(folder, 'a.pdf')]
  expect((await settle(['--day', '2026-11-21', '--csv', csv, '--pdf', pdf])).code).toBe(0)
  expect(readFileSync(csv, 'utf8')).toMatch(/^\uFEFF設置場所,/)
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-')
  const nowhere = join(folder, 'nowhere', 'a.csv')
  expect(await settle(['--day', '2026-11-21', '--csv', nowhere])).toMatchObject({ code: 2, complained: `--csv ${nowhere}: can't be written (ENOENT); name a file in a folder that is there and yours` })
})

test('a terminal that is running is left alone', async () => {
  const opened = openJournal(join(dataFolder, 'journal', 'journal.sqlite'), { now: () => ({ wall: 0, monotonic: 0 }) })
  if (opened.kind !== 'opened') throw new Error(opened.kind)
  onTestFinished(() => opened.journal.close())
  expect(await settle(['--day', '2026-11-21'])).toMatchObject({ code: 2, said: '', complained: expect.stringContaining('the terminal is running') })
})

test('where there is no journal none is made', async () => {
  const empty = join(folder, 'empty')
  mkdirSync(empty)
  expect(await settle(['--day', '2026-11-21'], { dataFolder: empty })).toMatchObject({ code: 2, complained: expect.stringContaining('there is no journal; the terminal has not run with this dataFolder') })
  expect(readdirSync(empty)).toEqual([])
})

test('a journal that was tampered with proves nothing', async () => {
  const tampered = join(folder, 'tampered')
  mkdirSync(join(tampered, 'journal'), { recursive: true })
  const file = join(tampered, 'journal', 'journal.sqlite')
  copyFileSync(join(journalIn('untampered'), 'journal', 'journal.sqlite'), file)
  const bytes = readFileSync(file)
  // SQLite leaves old copies where pages were split.
  const places = [...bytes.toString('latin1').matchAll(/"kept":600/g)].map(({ index }) => index)
  for (const place of places) bytes.write('"kept":900', place)
  writeFileSync(file, bytes)
  expect(places).not.toEqual([])
  expect(await settle(['--day', '2026-11-21'], { dataFolder: tampered })).toMatchObject({ code: 2, said: '', complained: expect.stringContaining('is broken (chain)') })
})

test.each([
  [{ kind: 'reference' }, 'center.kind is reference'], [{ kind: 'module', file: 'nowhere.mjs' }, 'nowhere.mjs: is not there'],
  [{ kind: 'module', file: 'none.mjs' }, 'exports no function openCenter, but nothing; npm run contract holds a center client to what it has to be'],
  [{ kind: 'https', url: 'https://127.0.0.1:1', authority: 'a.pem', certificate: 'b.pem', key: 'c.pem', signingKeys: [{ kty: 'EC', crv: 'P-256', x: 'x'.repeat(43), y: 'y'.repeat(43) }] }, 'a.pem: can’t be read'],
])('a center that can’t be opened, %j, is said before anything is settled', async (center, why) => {
  expect(await settle(['--day', '2026-11-21', '--center'], { center })).toMatchObject({ code: 2, said: '', complained: expect.stringContaining(why) })
  expect(existsSync(join(folder, 'nowhere.mjs'))).toBe(false)
})
