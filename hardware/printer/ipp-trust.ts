import { X509Certificate } from 'node:crypto'
import { checkServerIdentity, createSecureContext, getCACertificates } from 'node:tls'
import type { PeerCertificate, SecureContext } from 'node:tls'

/** Who is believed to be the printer, as TLS is told it. */
export interface IppTrust {
  readonly secureContext: SecureContext
  readonly checkServerIdentity: (host: string, peer: PeerCertificate) => Error | undefined
}

/**
 * @param certificate in PEM: the printer's own, then only a printer that has its key is believed, under whatever name; or its authority's,
 * then every certificate of that authority for the address's host is. Null: the authorities that this machine's system believes.
 */
export function trustIn(certificate: string | null): IppTrust {
  if (certificate === null) return { secureContext: createSecureContext({ ca: getCACertificates('system') }), checkServerIdentity }
  const { raw } = new X509Certificate(certificate)
  return {
    // A printer's own certificate need not end in an authority of its own.
    secureContext: createSecureContext({ ca: certificate, allowPartialTrustChain: true }),
    checkServerIdentity: (host, peer) => peer.raw.equals(raw) ? undefined : checkServerIdentity(host, peer),
  }
}
