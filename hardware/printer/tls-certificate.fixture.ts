import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A certificate and its key, in PEM. */
export interface Identity { readonly certificate: string; readonly key: string }

/**
 * Makes one with openssl, good for two days from now.
 * @param wish.names names and addresses as a certificate carries them, e.g. `IP:127.0.0.1`; none: its subject only.
 * @param wish.issuer whose authority it comes from; without one it is its own.
 */
export function makeIdentity(wish: { readonly subject: string; readonly names?: string; readonly authority?: boolean; readonly issuer?: Identity }): Identity {
  const folder = mkdtempSync(join(tmpdir(), 'identity-'))
  try {
    const at = (name: string): string => join(folder, name)
    const extensions = [
      `basicConstraints=critical,CA:${wish.authority === true ? 'TRUE' : 'FALSE'}`, ...(wish.names === undefined ? [] : [`subjectAltName=${wish.names}`]),
    ]
    const asked = ['req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', `/CN=${wish.subject}`, '-keyout', at('key.pem')]
    if (wish.issuer === undefined) {
      openssl([...asked, '-x509', '-days', '2', ...extensions.flatMap(line => ['-addext', line]), '-out', at('certificate.pem')])
    } else {
      writeFileSync(at('issuer.pem'), wish.issuer.certificate)
      writeFileSync(at('issuer-key.pem'), wish.issuer.key)
      writeFileSync(at('extensions'), extensions.join('\n'))
      openssl([...asked, '-out', at('request.pem')])
      const from = ['-CA', at('issuer.pem'), '-CAkey', at('issuer-key.pem'), '-CAcreateserial', '-extfile', at('extensions')]
      openssl(['x509', '-req', '-in', at('request.pem'), ...from, '-days', '2', '-out', at('certificate.pem')])
    }
    return { certificate: readFileSync(at('certificate.pem'), 'utf8'), key: readFileSync(at('key.pem'), 'utf8') }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Lays an identity where `ippeveprinter -K` looks for that of its host. */
export function layIdentity(folder: string, host: string, { certificate, key }: Identity): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${host}.crt`), certificate)
  writeFileSync(join(folder, `${host}.key`), key)
}

function openssl(args: readonly string[]): void {
  execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'pipe'] })
}
