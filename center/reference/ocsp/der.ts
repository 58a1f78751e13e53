import { AsnConvert } from '@peculiar/asn1-schema'

/** The value in DER. */
export const encoded = (value: object): Uint8Array => new Uint8Array(AsnConvert.serialize(value))

/**
 * What the bytes say, if they are this type in DER and nothing besides; else null. The library reads far more than DER and drops what it
 * does not understand, so what was read is written again and has to come out the same: who checks a signature over it checks what he read.
 */
export function decoded<Value extends object>(type: new () => Value, bytes: Uint8Array): Value | null {
  try {
    const value = AsnConvert.parse(bytes, type)
    return Buffer.from(encoded(value)).equals(bytes) ? value : null
  } catch {
    return null
  }
}
