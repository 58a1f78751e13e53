/** Of the reader's features (PC/SC part 10, 2.3): the one that tells its properties. */
const tlvProperties = 0x12
const codeLength = 4
/** Of the properties (2.6.14): dwMaxAPDUDataSize, little endian. */
const maxApduDataSize = 0x0a
/** So many in a row are no coincidence: the first broken line may be a card that was pulled. */
const breaksUntilShort = 2
/** What an extended command can ask for at the most. A reader that cannot carry it all is asked for short answers. */
const extendedData = 0x10000

/**
 * Whether a reader carries extended commands. A driver can tell it; one that does not is tried. A line that breaks twice in the midst
 * of an extended command before this reader has ever carried one tells it, too; later on it is a card that was pulled.
 */
export class Reach {
  #carries: 'unknown' | 'extended' | 'short' = 'unknown'
  #asked = false
  #breaks = 0

  /** @param tried false: it hung at an extended command before, so no other is sent, whatever its driver says. */
  constructor(tried = true) {
    if (tried) return
    this.#carries = 'short'
    this.#asked = true
  }

  /** Whether extended commands may be sent. */
  get extended(): boolean {
    return this.#carries !== 'short'
  }

  /**
   * Asks the driver, once.
   * @param featureRequest the control code CM_IOCTL_GET_FEATURE_REQUEST.
   * @param control sends a control code to the driver; null when the driver does not know it.
   */
  async ask(featureRequest: number, control: (code: number) => Promise<Uint8Array | null>): Promise<void> {
    if (this.#asked) return
    this.#asked = true
    const features = await control(featureRequest)
    const code = features === null ? null : propertiesCode(features)
    const properties = code === null ? null : await control(code)
    const longest = properties === null ? null : longestData(properties)
    if (longest !== null) this.#carries = longest < extendedData ? 'short' : 'extended'
  }

  /** An extended command was answered, whatever the card said to it. */
  carried(): void {
    if (this.#carries === 'unknown') this.#carries = 'extended'
  }

  /** The line broke while an extended command was under way. */
  broke(): void {
    this.#breaks += 1
    if (this.#carries === 'unknown' && this.#breaks >= breaksUntilShort) this.#carries = 'short'
  }
}

/** The control code that asks for the reader's properties: tag, length 4, code big endian. Null when there is none. */
export function propertiesCode(features: Uint8Array): number | null {
  const value = valueOf(features, tlvProperties)
  return value?.length === codeLength ? value.reduce((code, byte) => code * 256 + byte, 0) : null
}

/** Bytes that an APDU may carry; 0 = short APDUs only. Null when the driver does not say. */
export function longestData(properties: Uint8Array): number | null {
  const value = valueOf(properties, maxApduDataSize)
  return value === null || value.length === 0 || value.length > codeLength ? null : value.reduceRight((size, byte) => size * 256 + byte, 0)
}

/** The first value of that tag in a list of tag, length, value; null when there is none, or the list is cut before its end. */
function valueOf(list: Uint8Array, wanted: number): Uint8Array | null {
  let rest = list
  for (;;) {
    const [tag, length] = rest
    if (tag === undefined || length === undefined || rest.length < 2 + length) return null
    if (tag === wanted) return rest.subarray(2, 2 + length)
    rest = rest.subarray(2 + length)
  }
}
