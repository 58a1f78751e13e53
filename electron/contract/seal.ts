/** Which end of the connection one is. */
export type End = 'terminal' | 'page'

/** What makes the messages of one connection unreadable to whoever carries them. */
export interface Seal {
  /** The message, sealed as the next of this end. */
  seal(text: string): Promise<Uint8Array<ArrayBuffer>>
  /** The message, if it is the next of the other end, whole and unchanged; else null. */
  open(sealed: Uint8Array<ArrayBuffer>): Promise<string | null>
}

/** A key of one connection, before the other end's is known. */
export interface OwnKey {
  /** To be said in the open, as the first message: an uncompressed point of P-256, 65 bytes. */
  readonly publicKey: Uint8Array<ArrayBuffer>
  /** Null when what the other end said is no public key. */
  agree(theirs: Uint8Array<ArrayBuffer>): Promise<Seal | null>
}

type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>

const curve = { name: 'ECDH', namedCurve: 'P-256' }

/**
 * A key for one connection. Both ends derive one AES-256-GCM key for each direction (ECDH over P-256, HKDF over SHA-256), and neither
 * can be taken out of its process: when the page's process and the connection are gone, nobody can open what was carried between them.
 * It does not say who the other end is: that, the cookie and the Origin do.
 */
export async function makeKey(end: End): Promise<OwnKey> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(curve, false, ['deriveBits'])
  const own = new Uint8Array(await crypto.subtle.exportKey('raw', publicKey))
  return {
    publicKey: own,
    agree: async (theirs) => {
      const other = await crypto.subtle.importKey('raw', theirs, curve, false, []).catch(() => null)
      if (other === null) return null
      const secret = await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, privateKey, 256)
      const material = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey'])
      new Uint8Array(secret).fill(0)
      const salt = end === 'terminal' ? joined(own, theirs) : joined(theirs, own)
      const keyFrom = (from: End, use: 'encrypt' | 'decrypt') => {
        const info = new TextEncoder().encode(`madoguchi ${from}`)
        const aes = { name: 'AES-GCM', length: 256 }
        return crypto.subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt, info }, material, aes, false, [use])
      }
      const [mine, yours] = await Promise.all([keyFrom(end, 'encrypt'), keyFrom(end === 'terminal' ? 'page' : 'terminal', 'decrypt')])
      return sealWith(mine, yours)
    },
  }
}

function sealWith(mine: Key, theirs: Key): Seal {
  const sent = numbers()
  const heard = numbers()
  return {
    seal: async (text) => {
      const plain = new TextEncoder().encode(text)
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: sent() }, mine, plain)
      plain.fill(0)
      return new Uint8Array(sealed)
    },
    open: async (sealed) => {
      const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: heard() }, theirs, sealed).catch(() => null)
      if (plain === null) return null
      const text = new TextDecoder().decode(plain)
      new Uint8Array(plain).fill(0)
      return text
    },
  }
}

/** One message, one number, never again: what is repeated, left out or out of its turn meets another number, and does not open. */
function numbers(): () => Uint8Array<ArrayBuffer> {
  let next = 0n
  return () => {
    const nonce = new Uint8Array(12)
    new DataView(nonce.buffer).setBigUint64(4, next)
    next += 1n
    return nonce
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return both
}
