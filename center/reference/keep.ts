import { X509Certificate } from 'node:crypto'

/** A certificate and its key. */
export interface Certified {
  /** DER. */
  readonly certificate: Uint8Array
  /** PKCS#8. Of a fictitious authority: worth nothing to anybody outside the demo. */
  readonly privateKey: Uint8Array
  /** Upper-case hex. */
  readonly serial: string
}

/** Where an authority keeps what it has made. Everything that was ever kept is known again by its serial. */
export interface Keep {
  /** What was kept last under that name. */
  latest(name: string): Promise<Certified | null>
  /** What was kept last under that name, as long as it is good; else what is made now. All who ask at once get the same. */
  take(name: string, isGood: (kept: Certified) => boolean, make: () => Promise<Certified>): Promise<Certified>
  /** Under which name something was kept, ever. @param serial upper-case hex. */
  nameOf(serial: string): Promise<string | null>
}

/** Keeps for as long as the process lives. */
export class MemoryKeep implements Keep {
  readonly #latest = new Map<string, Promise<Certified>>()
  readonly #names = new Map<string, string>()

  async latest(name: string): Promise<Certified | null> {
    return await this.#latest.get(name) ?? null
  }

  async take(name: string, isGood: (kept: Certified) => boolean, make: () => Promise<Certified>): Promise<Certified> {
    const before = this.#latest.get(name)
    const taken = before === undefined ? make() : before.then((kept) => (isGood(kept) ? kept : make()))
    this.#latest.set(name, taken)
    const kept = await taken
    this.#names.set(kept.serial, name)
    return kept
  }

  async nameOf(serial: string): Promise<string | null> {
    return this.#names.get(serial) ?? null
  }
}

/** The libraries of Node and of Electron write it differently. */
export function serialOf(certificate: Uint8Array): string {
  return new X509Certificate(certificate).serialNumber.toUpperCase()
}
