import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { openIpp, startMachine } from './ipp-machine.fixture.ts'
import { jobOf } from './printer.contract.ts'
import { layIdentity, makeIdentity } from './tls-certificate.fixture.ts'
import type { IppPrinter } from './ipp-printer.ts'
import type { IppPrinterProcess } from './ippeveprinter.ts'
import type { Identity } from './tls-certificate.fixture.ts'

let own: Identity, namesake: Identity, authority: Identity, issued: Identity
beforeAll(() => {
  own = makeIdentity({ subject: 'printer-7' })
  namesake = makeIdentity({ subject: 'printer-7', names: 'DNS:localhost' })
  authority = makeIdentity({ subject: 'authority of the office', authority: true })
  issued = makeIdentity({ subject: 'printer-8', names: 'DNS:localhost', issuer: authority })
})

/** A printer that shows this identity, and a driver that believes in that certificate. */
async function pair(identity: Identity, certificate: string | null): Promise<{ machine: IppPrinterProcess; printer: IppPrinter }> {
  const keys = mkdtempSync(join(tmpdir(), 'ipp-keys-'))
  onTestFinished(() => rmSync(keys, { recursive: true }))
  layIdentity(keys, 'localhost', identity)
  const machine = await startMachine({ keys })
  return { machine, printer: openIpp(machine.uri.replace('ipp:', 'ipps:'), { certificate }) }
}

test.each<[string, () => [Identity, string]]>([
  ['its own certificate', () => [own, own.certificate]],
  ['its authority’s', () => [issued, authority.certificate]],
])('a printer known by %s prints over TLS, once', async (_, who) => {
  const { machine, printer } = await pair(...who())
  expect(await printer.probe()).toMatchObject({ kind: 'found', lacks: [] })
  expect(await printer.print(await jobOf(2, 2), () => {})).toEqual({ kind: 'printed', sheets: 2 })
  expect([machine.papers().length, machine.impressions()]).toEqual([1, 4])
})

test.each<[string, () => [Identity, string | null]]>([
  ['another printer under the same name', () => [namesake, own.certificate]],
  ['a printer of another authority', () => [namesake, authority.certificate]],
  ['a printer that nobody vouches for', () => [own, null]],
])('%s is told apart, and gets nothing', async (_, who) => {
  const { machine, printer } = await pair(...who())
  expect(await printer.probe()).toEqual({ kind: 'silent', why: 'certificate' })
  expect((await printer.status()).faults).toEqual(['offline'])
  expect(await printer.print(await jobOf(2, 1), () => {})).toEqual({ kind: 'nothingOut', fault: 'offline' })
  expect([machine.papers(), machine.impressions()]).toEqual([[], 0])
})
