import { X509Certificate } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

export interface Revoked {
  /** CN: the terminal's id. */
  readonly terminal: string
  /** PEM. */
  readonly certificate: string
}

/**
 * Certificates of terminals that are let in no more: whoever runs the center puts a copy of each into this folder, by whatever name, in PEM or
 * DER. Throws with the file's name when one is anything else: a center that overlooked it would let a stolen terminal in.
 */
export function revokedIn(folder: string): readonly Revoked[] {
  return namesIn(folder).flatMap((name) => {
    const file = join(folder, name)
    try {
      return certificatesIn(readFileSync(file)).map(revokedOf)
    } catch (error) {
      throw new Error(`${file} is no terminal’s certificate: nobody is let in while it is unclear who is not; put a copy of the certificate there, or remove it`, { cause: error })
    }
  })
}

function certificatesIn(content: Buffer): readonly X509Certificate[] {
  const blocks = content.toString('latin1').split(/(?=-----BEGIN )/).filter((block) => block.startsWith('-----BEGIN '))
  return (blocks.length > 0 ? blocks : [content]).map((each) => new X509Certificate(each))
}

function revokedOf(certificate: X509Certificate): Revoked {
  const terminal = /^CN=(.+)$/m.exec(certificate.subject)?.[1]
  if (certificate.ca || terminal === undefined) throw new Error('it is somebody else’s')
  return { terminal, certificate: certificate.toString() }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
