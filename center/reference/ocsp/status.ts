import type { CRLReasons } from '@peculiar/asn1-x509'

export type RevocationReason = keyof typeof CRLReasons

/** What an authority says of a certificate (RFC 6960 2.2): good means not revoked, and nothing more. */
export type CertificateStatus =
  | { readonly kind: 'good' }
  /** `at`: ms since 1970, told in whole seconds. */
  | { readonly kind: 'revoked'; readonly at: number; readonly reason: RevocationReason | null }
  | { readonly kind: 'unknown' }
