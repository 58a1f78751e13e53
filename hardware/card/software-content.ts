import { createPrivateKey } from 'node:crypto'
import { placeholderProfile } from './card-ap.ts'
import type { Medium } from './card.ts'
import { commonCardFile, commonCardRecord } from './common-card.ts'
import { factsAid, factsFile } from './facts-files.ts'
import { commonCardAid, fullTries, jpkiAid, jpkiFile, jukiAid } from './jpki-files.ts'
import { SoftwareNumber, binary, padded } from './software-file.ts'
import type { SoftwareApplication, SoftwareFile } from './software-file.ts'

export interface SoftwareCardMaterial {
  /** A phone holds the JPKI application alone: the other applications' material is left unused then. */
  readonly medium: Medium
  /** Authentication certificate, DER; null for a 住基カード, as are the next two. */
  readonly certificate: Uint8Array | null
  /** Its authority's certificate, DER. */
  readonly ca: Uint8Array | null
  /** RSA-2048, PKCS#8 DER. */
  readonly privateKey: Uint8Array | null
  /** 4 digits; null where none is asked: an iPhone, a 住基カード. A card without one (顔認証) is locked from the beginning. */
  readonly pin: string | null
  /** 市区町村コード, 5 digits. */
  readonly municipality: string
  /** Of the card, YYYYMMDD. */
  readonly expiry: string
  /** 利用者ID under the placeholder's カードAP; null = the area is empty, as after moving house. */
  readonly userId: string | null
  /** 券面事項入力補助; null = not on this card. */
  readonly facts: SoftwareFacts | null
}

export interface SoftwareFacts {
  /** Contents of the files 0002 (whose file is longer), 0003 and 0004. */
  readonly basic: Uint8Array
  readonly attestation: Uint8Array
  readonly certificate: Uint8Array
  /** A fictitious 個人番号, 12 digits: planted, so that a test can show that it never comes out. */
  readonly individualNumber: string
  /** 照合番号B, 14 digits. */
  readonly checkNumber: string
}

export interface SoftwareContent {
  readonly applications: readonly SoftwareApplication[]
  readonly numbers: readonly SoftwareNumber[]
  /** The PIN of 利用者証明用; null where there is none. */
  readonly pin: SoftwareNumber | null
}

const fullPasswordTries = 5
const tokenBytes = 160
const tokens = { card: 'JPKIAPICCTOKEN2', android: 'JPKIAPGPSETOKEN', iphone: 'JPKIAPIOSTOKEN' } as const
/** Files of 券面事項入力補助 that no driver names. */
const closedFile = { individualNumber: 0x0001, pin: 0x0011, checkNumberA: 0x0014 } as const
const individualNumberHead = [0xff, 0x10, 0x0c]

/** What a card or phone of that material holds. */
export function contentOf(material: SoftwareCardMaterial): SoftwareContent {
  const { medium } = material
  if (medium === 'juki') {
    const applications = [empty(jukiAid), commonCard(material), ...cardAp(material)]
    return { applications, numbers: [], pin: null }
  }
  const pin = medium === 'iphone' ? null : new SoftwareNumber(material.pin, fullTries, material.pin === null ? 0 : fullTries)
  const numbers = pin === null ? [] : [pin]
  const jpki = jpkiOf(medium, material, numbers)
  if (medium !== 'card') return { applications: [jpki], numbers, pin }
  const facts = factsOf(material)
  const applications = [jpki, empty(jukiAid), commonCard(material), ...cardAp(material), ...facts.applications]
  return { applications, numbers: [...numbers, ...facts.numbers], pin }
}

function jpkiOf(medium: keyof typeof tokens, material: SoftwareCardMaterial, pins: readonly SoftwareNumber[]): SoftwareApplication {
  const { certificate, ca, privateKey } = material
  if (certificate === null || ca === null || privateKey === null) throw new RangeError(`no certificate and key for ${medium}`)
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' })
  const password = new SoftwareNumber(null, fullPasswordTries)
  const [pin] = pins
  return {
    aid: jpkiAid,
    files: new Map<number, SoftwareFile>([
      // A phone with a PIN shows its certificate to nobody who does not know it.
      [jpkiFile.authenticationCertificate, binary(padded(certificate), ...medium === 'android' ? pins : [])],
      [jpkiFile.authenticationCa, binary(padded(ca))],
      // It names its holder's four facts: it opens only to the signing password, which no terminal asks for.
      [jpkiFile.signingCertificate, { kind: 'binary', content: padded(certificate), opensTo: [password], freeHead: 4 }],
      [jpkiFile.signingCa, binary(padded(ca))],
      [jpkiFile.tokenInfo, binary(latin1(tokens[medium].padEnd(tokenBytes)))],
      [jpkiFile.authenticationKey, { kind: 'key', key, opensTo: pins }],
      ...pin === undefined ? [] : [[jpkiFile.authenticationPin, { kind: 'number', number: pin }] as const],
      [jpkiFile.signingKey, { kind: 'key', key, opensTo: [password] }],
      [jpkiFile.signingPassword, { kind: 'number', number: password }],
    ]),
  }
}

function commonCard({ municipality, expiry }: SoftwareCardMaterial): SoftwareApplication {
  const record = commonCardRecord('000000000000000', municipality, expiry)
  return { aid: commonCardAid, files: new Map([[commonCardFile, { kind: 'record', record }]]) }
}

function cardAp({ userId }: SoftwareCardMaterial): readonly SoftwareApplication[] {
  if (userId === null) return []
  const { aid, userId: place } = placeholderProfile
  const content = latin1(''.padEnd(place.offset) + userId.padEnd(place.length))
  return [{ aid: Uint8Array.from(Buffer.from(aid, 'hex')), files: new Map([[Number.parseInt(place.ef, 16), binary(content)]]) }]
}

function factsOf({ facts, pin }: SoftwareCardMaterial): Pick<SoftwareContent, 'applications' | 'numbers'> {
  if (facts === null) return { applications: [], numbers: [] }
  const { basic, attestation, certificate, individualNumber, checkNumber } = facts
  // Counters of this application: no document tells more than that of its PIN, so all have that one.
  const ownPin = new SoftwareNumber(pin, fullTries)
  const numberA = new SoftwareNumber(individualNumber, fullTries)
  const numberB = new SoftwareNumber(checkNumber, fullTries)
  const numbers = [ownPin, numberA, numberB]
  const files = new Map<number, SoftwareFile>([
    [closedFile.individualNumber, binary(Uint8Array.from([...individualNumberHead, ...latin1(individualNumber)]), ownPin, numberA)],
    [factsFile.basic, binary(padded(basic), ownPin, numberB)],
    [factsFile.attestation, binary(attestation, ...numbers)],
    [factsFile.certificate, binary(certificate, ...numbers)],
    [closedFile.pin, { kind: 'number', number: ownPin }],
    [closedFile.checkNumberA, { kind: 'number', number: numberA }],
    [factsFile.checkNumberB, { kind: 'number', number: numberB }],
  ])
  return { applications: [{ aid: factsAid, files }], numbers }
}

function empty(aid: Uint8Array): SoftwareApplication {
  return { aid, files: new Map() }
}

function latin1(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'))
}
