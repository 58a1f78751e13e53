import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { readers } from './real-reader.fixture.ts'

export interface Ran {
  readonly code: number | null
  /** Both streams. */
  readonly said: string
}

/**
 * OpenSC's programs at the second virtual reader: a client of the card that knows nothing of our driver. They end after each
 * command, and all they write stays in a folder of their own.
 */
export class OpenSc {
  readonly #folder = mkdtempSync(join(tmpdir(), 'opensc-'))

  constructor() {
    // By itself OpenSC asks all the cards it knows of, one after the other, before it comes to this one.
    this.write('opensc-asks-all.conf', '')
    this.write('opensc-knows.conf', 'app default { card_drivers = jpki; }\n')
  }

  /** @param knows whether OpenSC is told beforehand which kind of card it is. */
  async run(program: string, args: readonly string[], knows = true): Promise<Ran> {
    const configuration = this.#at(knows ? 'opensc-knows.conf' : 'opensc-asks-all.conf')
    const child = spawn(program, args, {
      cwd: this.#folder, stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, LC_ALL: 'C', HOME: this.#folder, XDG_CACHE_HOME: this.#folder, OPENSC_CONF: configuration },
    })
    const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
    return { code: child.exitCode, said: out + errors }
  }

  /** `opensc-tool`, `pkcs15-tool` or `pkcs15-crypt` at the reader's number. */
  ask(program: string, ...args: readonly string[]): Promise<Ran> {
    return this.run(program, ['--reader', String(readers.second.number), ...args])
  }

  readCertificate(): Promise<Ran> {
    return this.ask('pkcs15-tool', '--read-certificate', '1', '--output', 'certificate.pem')
  }

  /** PKCS#11: login and signature over the file `data`, into `signature`. */
  signByPkcs11(pin: string, knows = true): Promise<Ran> {
    const slot = ['--slot-index', String(readers.second.number)]
    const what = ['--sign', '-m', 'SHA256-RSA-PKCS', '--input-file', 'data', '--output-file', 'signature']
    return this.run('pkcs11-tool', [...slot, '--login', '--pin', pin, ...what], knows)
  }

  /** PKCS#15: PIN and signature over the file `hash`, into `signature`. */
  signByPkcs15(pin: string): Promise<Ran> {
    const what = ['--sign', '--sha-256', '--pkcs1', '--raw', '--key', '1', '--input', 'hash', '--output', 'signature']
    return this.ask('pkcs15-crypt', '--pin', pin, ...what)
  }

  write(name: string, content: string | Uint8Array): void {
    writeFileSync(this.#at(name), content)
  }

  read(name: string): Buffer {
    return readFileSync(this.#at(name))
  }

  /** Takes away what a command left, so that the next one cannot pass for it. */
  forget(name: string): void {
    rmSync(this.#at(name), { force: true })
  }

  close(): void {
    rmSync(this.#folder, { recursive: true })
  }

  #at(name: string): string {
    return join(this.#folder, name)
  }
}
