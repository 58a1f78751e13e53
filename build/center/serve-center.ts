import { randomBytes } from 'node:crypto'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { openCardOffice } from '../../center/reference/authority-folder.ts'
import { Faults } from '../../center/reference/faults.ts'
import { FolderKeep } from '../../center/reference/folder-keep.ts'
import { jpkiResponder } from '../../center/reference/jpki-responder.ts'
import { serveOcsp } from '../../center/reference/ocsp/http-responder.ts'
import { httpTransport } from '../../center/reference/ocsp/http-transport.ts'
import { ReferenceCenter } from '../../center/reference/reference-center.ts'
import { serveSecurely } from '../../center/reference/serve-securely.ts'
import { keptSigningKey } from '../../center/reference/signing-key.ts'
import { TlsAuthority } from '../../center/reference/tls-authority.ts'
import { chosenConfiguration } from '../../electron/configuration/chosen-configuration.ts'
import type { Configuration } from '../../electron/configuration/configuration.ts'
import { figuresText, obey } from './hand.ts'
import { readOptions } from './options.ts'
import type { Options } from './options.ts'
import { layDown } from './papers.ts'
import { revokedIn } from './revoked.ts'
import { openSites, statusSiteFor } from './sites-beside.ts'

/** `npm run center`: serves the reference center over mutual TLS until Ctrl-C, and gives each terminal what it needs to reach it. */
const say = (line: string): void => void process.stdout.write(`${line}\n`)

function fail(why: string, code: 1 | 2): number {
  process.stderr.write(`${why}\n`)
  return code
}

async function run(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv)
  if ('wrong' in options) return fail(options.wrong, 2)
  const read = chosenConfiguration(options.config)
  if (read.kind === 'wrong') return fail(read.why, 2)
  const stopped = new Promise<void>((resolve_) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve_())
  })
  try {
    const close = await open(options, read.configuration)
    await stopped
    await close()
    return 0
  } catch (error) {
    return fail(wordsFor(error, options), 1)
  }
}

async function open({ host, port, terminals, sites: wanted }: Options, base: Configuration): Promise<() => Promise<void>> {
  const dataFolder = resolve(base.dataFolder)
  const folder = join(dataFolder, 'center')
  const keep = new FolderKeep(join(folder, 'tls'), `remove the folder ${folder}: authority and keys are made anew, and every terminal needs its files again`)
  await keep.check()
  const tls = new TlsAuthority(Date.now, randomBytes, keep)
  const signing = await keptSigningKey(join(folder, 'signing-key.pem'))
  const cards = await openCardOffice(join(dataFolder, 'authority'), Date.now, randomBytes)
  const faults = new Faults()
  const responder = await serveOcsp(jpkiResponder({ jpki: cards.jpki, faults, now: Date.now }))
  const center = await ReferenceCenter.open({ now: Date.now, random: randomBytes, cards, faults, ocsp: httpTransport(responder.url) }, signing)
  const authority = await tls.certificate()
  const revoked = revokedIn(join(folder, 'revoked'))
  const revocations = await tls.revocations(revoked.map(({ certificate }) => certificate))
  const served = await serveSecurely(center, { host, port, identity: await tls.server([...new Set([host, '127.0.0.1', 'localhost'])]), authority, revocations })
  const sites = wanted === null ? null : await openSites(center.origins, wanted)
  say(`center    ${served.url}`)
  if (sites !== null) say(`sites     ${sites.url.href}`)
  say(`kept in   ${folder}; cards in ${join(dataFolder, 'authority')}`)
  say(`revoked   ${revoked.length}${revoked.map(({ terminal }) => ` ${terminal}`).join('')}`)
  const statusSite = sites === null ? null : statusSiteFor(host, sites)
  for (const terminal of terminals.length > 0 ? terminals : [base.terminal]) {
    const papers = { terminal, url: served.url, authority, ...(await tls.terminal(terminal)), signingKey: signing.publicKey, statusSite, base }
    say(`terminal  ${terminal}: npm start -- --config ${layDown(join(folder, 'terminals', terminal), papers)}`)
  }
  const hand = createInterface({ input: process.stdin }).on('line', (line) => say(obey(faults, center, line)))
  say('ready; Ctrl-C ends it, and lines typed here are the hand: figures, NAME on, NAME off')
  return async () => {
    hand.close()
    await served.close()
    await sites?.close()
    say(figuresText(center))
    await responder.close()
  }
}

function wordsFor(error: unknown, { host, port }: Options): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  switch (code) {
    case 'EADDRINUSE': return `port ${port} of ${host} is in use: end what listens there, or take another with --port (0 for a free one)`
    case 'EADDRNOTAVAIL': case 'ENOTFOUND': case 'EAI_AGAIN': return `${host} is no address of this machine: name one with --host`
    case 'EACCES': return `port ${port} is not for this user: take one from 1024 with --port`
    default: return error instanceof Error ? error.message : String(error)
  }
}

process.exitCode = await run(process.argv.slice(2))
// A connection that does not end must not keep this process.
process.exit()
