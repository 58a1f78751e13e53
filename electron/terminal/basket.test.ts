import { describe, expect, test } from 'vitest'
import { holderBinding, requestDigest } from '../../center/digests.ts'
import { holderOf } from '../../center/holder.ts'
import type { CertificateRequest } from '../../center/protocol.ts'
import { residentCertificate } from './fixture/card-double.ts'
import { expectPromisesKept, of } from './fixture/promises.ts'
import { servedUpTo } from './fixture/served.ts'
import type { Served } from './fixture/served.ts'
import type { Stage } from './fixture/stage.ts'

const wishes = ['juminhyo', 'tax', 'kisaijiko']
const three = (screen: Parameters<typeof servedUpTo>[0], change: (served: Served) => void = () => undefined): Promise<Served> =>
  servedUpTo(screen, (served) => {
    served.customer.wishes = wishes
    served.customer.coin = 500
    change(served)
  })
const kindsOf = (stage: Stage): readonly string[] => stage.vaults.map(({ job }) => job.request.kind)
const only = (kind: string, other: 'refused' | 'fault' | 'dies') => ({ request }: { readonly request: CertificateRequest }) => request.kind === kind ? other : 'held'
const reports = (stage: Stage): ReadonlyMap<string, string> => {
  const kindOf = new Map(stage.vaults.map(({ job }) => [job.transaction, job.request.kind]))
  return new Map(stage.center.reports.map(({ certificate, outcome }) => [kindOf.get(certificate) ?? '?', outcome]))
}

describe('several certificates in one visit', () => {
  test('one vault each, one payment, one receipt, and everything reported for itself', async () => {
    const { stage, customer } = await three('pay')
    expect(kindsOf(stage)).toEqual(wishes)
    expect(stage.screen.view.screen).toMatchObject({ due: 300 + 450 + 250, lines: wishes.map((certificate) => ({ certificate })) })
    await customer.until('takeReceipt')
    await customer.until('ready')
    expect(of(stage, 'inletOpened').map(({ due }) => due)).toEqual([1_000])
    expect(of(stage, 'printEnded').map((entry) => entry.outcome === 'printed' && entry.kept)).toEqual([300, 450, 250])
    expect(stage.outlets.receiptsPrinted).toHaveLength(1)
    expect(stage.outlets.receiptsPrinted[0]).toContain('合計　1,000円')
    expect(reports(stage)).toEqual(new Map([['juminhyo', '交付済'], ['tax', '交付済'], ['kisaijiko', '交付済']]))
    expectPromisesKept(stage)
  })

  test('I-01 each has a transaction id of its own, of 128 random bits, that is neither the visit’s nor ever used again', async () => {
    const { stage, customer } = await three('pay', ({ stage }) => { stage.habits.fetching = only('tax', 'refused') })
    await customer.until('takeReceipt')
    await customer.until('ready')
    await customer.goOn()
    await customer.until('pay')
    const ids = stage.vaults.map(({ job }) => job.transaction)
    const visits = of(stage, 'visitOpened').map(({ transaction }) => transaction)
    expect(ids).toHaveLength(6)
    expect(new Set([...ids, ...visits]).size).toBe(8)
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/)
    expect(of(stage, 'applied').map(({ certificate }) => certificate), 'and under it the journal has it').toEqual(ids)
  })

  test('I-02 each application carries a nonce of its own, of 256 bits', async () => {
    const { stage } = await three('pay')
    const nonces = stage.vaults.map(({ job }) => job.nonce)
    expect(new Set(nonces).size).toBe(3)
    for (const nonce of nonces) expect(Buffer.from(nonce, 'base64url')).toHaveLength(32)
  })

  test('I-03 each is bound to the holder under its own id and nonce, by the terminal’s own reckoning', async () => {
    const { stage } = await three('pay')
    const holder = holderOf(residentCertificate)
    if (holder === null) throw new Error('the certificate names nobody')
    const bindings = stage.vaults.map(({ job }) => holderBinding(holder, job.transaction, job.nonce))
    expect(of(stage, 'applied').map((entry) => entry.holderBinding)).toEqual(bindings)
    expect(new Set(bindings).size).toBe(3)
    expect(stage.vaults.every(({ job }) => job.holder.serial === holder.serial && job.holder.issuer === holder.issuer)).toBe(true)
  })

  test('I-04 what ⑩ showed is what was sent, and what was sent is what the journal holds', async () => {
    const { stage, customer } = await three('confirm')
    await customer.until('pay')
    const shown = stage.screen.views.flatMap(({ screen }) => screen.name === 'confirm' ? [screen] : []).at(-1)
    if (shown === undefined) throw new Error('⑩ was not shown')
    const lines = [...shown.basket, shown].map(({ certificate, copies, due }) => ({ kind: certificate, copies, fee: due }))
    expect(stage.vaults.map(({ job: { request: { kind, copies, fee } } }) => ({ kind, copies, fee }))).toEqual(lines)
    expect(stage.vaults.map(({ job }) => requestDigest(job.request))).toEqual(of(stage, 'applied').map((entry) => entry.requestDigest))
    expect(of(stage, 'applied').map((entry) => entry.requestDigest)).toEqual(of(stage, 'held').map((entry) => entry.requestDigest))
  })
})

describe('one of them fails', () => {
  test.each([
    ['is refused', 'refused', 'record.tooLong'], ['is not answered well', 'fault', 'center.invalidAnswer'], ['dies with its vault', 'dies', 'vault.died'],
  ] as const)('%s: it is not charged, and the others are issued', async (_, how, reason) => {
    const { stage, customer } = await three('pay', ({ stage }) => { stage.habits.fetching = only('tax', how) })
    expect(stage.screen.view.screen).toMatchObject({ due: 550, failed: [{ certificate: 'tax', due: 450, reason }] })
    expect(of(stage, 'dropped').map((entry) => [entry.certificate, entry.reason])).toEqual([[stage.vaults[1]?.job.transaction, reason]])
    await customer.until('takeReceipt')
    await customer.until('ready')
    expect(stage.coins.creditedTotal - stage.coins.paidTotal).toBe(550)
    expect(reports(stage)).toEqual(new Map([['juminhyo', '交付済'], ['tax', '未交付未収'], ['kisaijiko', '交付済']]))
    expectPromisesKept(stage)
  })

  test('in the printer: exactly what was paid for it and for what would have come after it comes back', async () => {
    const { stage, customer } = await three('pay', ({ stage }) => {
      stage.habits.printing = ({ request }) => request.kind === 'tax' ? 'nothingOut' : 'printed'
    })
    await customer.until('takePaper')
    expect(stage.screen.view.screen).toMatchObject({ change: 700, failed: [{ certificate: 'tax' }, { certificate: 'kisaijiko' }] })
    await customer.until('takeReceipt')
    await customer.leave()
    expect(stage.coins.creditedTotal - stage.coins.paidTotal).toBe(300)
    expect(stage.outlets.receiptsPrinted[0]).toContain('お出しできなかった証明書の返金　700円')
    expect(reports(stage)).toEqual(new Map([['juminhyo', '交付済'], ['tax', '未交付返金済'], ['kisaijiko', '未交付返金済']]))
    expectPromisesKept(stage)
  })

  test('in doubt: its own fee is owed, no more', async () => {
    const { stage, customer } = await three('pay', ({ stage }) => {
      stage.habits.printing = ({ request }) => request.kind === 'tax' ? 'unknown' : 'printed'
    })
    await customer.until('takePaper')
    await customer.leave()
    expect(of(stage, 'owed')).toEqual([expect.objectContaining({ yen: 450, why: 'printUnknown' })])
    expect(stage.coins.creditedTotal - stage.coins.paidTotal).toBe(300 + 450)
    expect(reports(stage).get('tax')).toBe('交付不良要返金')
    expectPromisesKept(stage)
  })

  test('the last word of another vault is not taken for its own', async () => {
    const { stage } = await three('pay')
    stage.vaults[0]?.tell({ kind: 'printed', sheets: 1 })
    expect(stage.journal.entries.at(-1)).toMatchObject({ kind: 'ignored', event: 'printed' })
    expect(stage.screen.name).toBe('pay')
  })
})
