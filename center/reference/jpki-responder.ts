import { Issuer } from './ocsp/issuer.ts'
import { OcspResponder } from './ocsp/responder.ts'
import type { Faults } from './faults.ts'
import type { JpkiAuthority } from './jpki-authority.ts'
import type { AnswerOcsp } from './ocsp/http-responder.ts'
import type { ResponderSettings } from './ocsp/responder.ts'

export interface JpkiResponderParts {
  readonly jpki: JpkiAuthority
  readonly faults: Faults
  /** ms since 1970. */
  readonly now: () => number
}

/**
 * The OCSP responder of the JPKI center. Two faults are its own: with `ocspDown` it breaks every connection, with `revoked` it says so of
 * every certificate.
 */
export function jpkiResponder({ jpki, faults, now }: JpkiResponderParts): AnswerOcsp {
  const statusOf: ResponderSettings['statusOf'] = async (serial) =>
    faults.isOn('revoked') ? { kind: 'revoked', at: now(), reason: null } : jpki.statusOf(serial)
  let made: { readonly of: string; readonly responder: OcspResponder } | null = null

  /** Of the authority and delegate of now: they are made anew when they are too old. */
  async function responder(): Promise<OcspResponder> {
    const [ca, signer] = [await jpki.caCertificate(), await jpki.ocspSigner()]
    const of = [ca, signer.delegate ?? []].map((der) => Buffer.from(der).toString('base64')).join()
    if (made?.of !== of) made = { of, responder: new OcspResponder({ issuer: new Issuer(ca), signer, statusOf, now }) }
    return made.responder
  }

  return async (question) => faults.isOn('ocspDown') ? null : (await responder()).answer(question)
}
