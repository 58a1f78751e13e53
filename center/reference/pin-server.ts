import { timingSafeEqual } from 'node:crypto'
import { makeVaultKey } from '../envelope.ts'
import { openPin } from '../pin-seal.ts'
import type { CryptoKey } from 'jose'
import type { PinPurpose } from '../pin-seal.ts'
import type { PinVerified, VaultKey } from '../protocol.ts'
import type { CardHolder } from './residents.ts'

/** B8: the third wrong one in a row blocks. */
const tries = 3

/**
 * カードAP: the server of one municipality that knows a PIN for each type and counts the tries, whatever the session or the terminal.
 * Only it can open what was sealed to its key; nothing of a PIN leaves it.
 */
export class PinServer {
  readonly key: VaultKey
  readonly #privateKey: CryptoKey
  /** Wrong ones in a row, by 利用者ID and kind. */
  readonly #wrong = new Map<string, number>()

  private constructor(key: VaultKey, privateKey: CryptoKey) {
    this.key = key
    this.#privateKey = privateKey
  }

  static async open(): Promise<PinServer> {
    const { publicKey, privateKey } = await makeVaultKey()
    return new PinServer(publicKey, privateKey)
  }

  /** Null: no PIN is registered for this kind. */
  triesLeft(user: CardHolder, kind: string): number | null {
    return pinOf(user, kind) === null ? null : tries - (this.#wrong.get(counterOf(user, kind)) ?? 0)
  }

  /** Null, and no try is counted: no PIN is registered for this kind, or this was not sealed to this server for this purpose. */
  async verify(user: CardHolder, purpose: PinPurpose, sealed: string): Promise<PinVerified | null> {
    const registered = pinOf(user, purpose.kind)
    if (registered === null) return null
    const presented = await openPin(sealed, purpose, this.#privateKey)
    if (presented === null) return null
    const right = timingSafeEqual(presented, registered)
    presented.fill(0)
    registered.fill(0)
    // Nothing is awaited from here on, so that no two guesses can share a try.
    return this.#count(counterOf(user, purpose.kind), right)
  }

  #count(counter: string, right: boolean): PinVerified {
    const before = this.#wrong.get(counter) ?? 0
    if (before >= tries) return { kind: 'blocked' }
    const wrong = right ? 0 : before + 1
    this.#wrong.set(counter, wrong)
    if (right) return { kind: 'right' }
    return wrong >= tries ? { kind: 'blocked' } : { kind: 'wrong', triesLeft: tries - wrong }
  }
}

/** Four ASCII digits in a buffer of the caller's own. */
function pinOf({ typePins }: CardHolder, kind: string): Uint8Array | null {
  const pin = Object.entries(typePins).find(([known]) => known === kind)?.[1]
  return pin === undefined ? null : new Uint8Array(Buffer.from(pin, 'ascii'))
}

const counterOf = ({ userId }: CardHolder, kind: string): string => JSON.stringify([userId, kind])

/** The servers of all municipalities, each opened when the first asks for it. */
export class PinServers {
  readonly #servers = new Map<string, Promise<PinServer>>()

  of(municipality: string): Promise<PinServer> {
    const server = this.#servers.get(municipality) ?? PinServer.open()
    this.#servers.set(municipality, server)
    return server
  }
}
