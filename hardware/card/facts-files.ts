/**
 * 券面事項入力補助, and of its files only those that this terminal has any business with. The 個人番号 and what opens it (the
 * application's PIN, 照合番号A) are not named here, so that no driver can come to them.
 */
export const factsAid = Uint8Array.from(Buffer.from('D3921000310001010408', 'hex'))

export const factsFile = {
  /** 基本4情報: name, address, birth date, sex. */
  basic: 0x0002,
  /** Hashes, and the signature over them. */
  attestation: 0x0003,
  /** The certificate of that signature. */
  certificate: 0x0004,
  /** 照合番号B, which opens the four facts alone. */
  checkNumberB: 0x0015,
} as const
