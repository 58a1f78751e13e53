/** Applications and files of the マイナンバーカード and the 住基カード that this terminal knows. */
export const jpkiAid = Uint8Array.from(Buffer.from('D392F000260100000001', 'hex'))
export const jukiAid = Uint8Array.from(Buffer.from('D3921000310001010401', 'hex'))
export const commonCardAid = Uint8Array.from(Buffer.from('D3921000310001010100', 'hex'))

export const jpkiFile = {
  signingCertificate: 0x0001,
  signingCa: 0x0002,
  tokenInfo: 0x0006,
  authenticationCertificate: 0x000a,
  authenticationCa: 0x000b,
  authenticationKey: 0x0017,
  authenticationPin: 0x0018,
  signingKey: 0x001a,
  signingPassword: 0x001b,
} as const

/** Tries of the 4-digit PIN of 利用者証明用. */
export const fullTries = 3

const sha256DigestInfo = Buffer.from('3031300D060960864801650304020105000420', 'hex')

/** The 51 bytes that PKCS#1 v1.5 signs for a SHA-256 hash. */
export function digestInfo(hash: Uint8Array): Uint8Array {
  if (hash.length !== 32) throw new RangeError('a SHA-256 hash has 32 bytes')
  return Uint8Array.from([...sha256DigestInfo, ...hash])
}
