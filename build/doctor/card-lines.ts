import { dayInJapan } from '../../hardware/card/day-in-japan.ts'
import { signOf } from '../../hardware/card/finding.ts'
import type { Break, CardKind, Finding, Sign, Validity } from '../../hardware/card/finding.ts'

/** One finding in words for a field engineer. */
export interface Line {
  readonly sign: Sign
  readonly about: string
  readonly text: string
  /** What to do about it; null where nothing is wrong. */
  readonly remedy: string | null
}

/** What the words need besides the finding. */
export interface Surroundings {
  /** Beginning of the name of the reader that was looked for; empty = any. */
  readonly wanted: string
  /** Names of the readers that PC/SC has shown so far. */
  readonly readers: readonly string[]
  /** How this machine is told to start its PC/SC service. */
  readonly startService: string
}

/** The reader that was taken: the first whose name begins as wanted; null when none does. */
export function readerTaken({ wanted, readers }: Pick<Surroundings, 'wanted' | 'readers'>): string | null {
  return readers.find((name) => name.startsWith(wanted)) ?? null
}

/**
 * The readers that were not taken; null when there are none. Worth a line at the end only: PC/SC shows readers one by one, so those
 * beside the first are not known yet when that one is found.
 */
export function othersThere({ wanted, readers }: Pick<Surroundings, 'wanted' | 'readers'>): Line | null {
  const taken = readerTaken({ wanted, readers })
  const others = readers.filter((name) => name !== taken)
  if (taken === null || others.length === 0) return null
  return { sign: 'note', about: 'readers', text: `also there: ${others.join(', ')}`, remedy: null }
}

/** Where a PC/SC service is started, which this command leaves to whoever looks after the machine. */
export function startServiceOn(platform: NodeJS.Platform, hasServiceManager: boolean): string {
  if (platform === 'win32') return 'Start-Service SCardSvr'
  return hasServiceManager ? 'systemctl start pcscd' : 'pcscd --foreground'
}

/** A finding as one line, with a remedy where something is wrong. */
export function lineOf(finding: Finding, surroundings: Surroundings): Line {
  const [about, text, remedy = null] = wordsOf(finding, surroundings)
  return { sign: signOf(finding), about, text, remedy }
}

type Words = readonly [about: string, text: string, remedy?: string]

function wordsOf(finding: Finding, surroundings: Surroundings): Words {
  switch (finding.kind) {
    case 'service': return serviceWords(finding.answers, surroundings)
    case 'reader': return readerWords(finding.found, surroundings)
    case 'waiting': return ['card', `waiting up to ${seconds(finding.seconds)} for a card`]
    case 'noCard': return ['card', `none was put on the reader within ${seconds(finding.seconds)}`, 'put a card on the reader, and give more time with --wait SECONDS']
    case 'card': return cardWords(finding.card)
    case 'municipality': return finding.code === null
      ? ['municipality', '共通カード tells none', 'without it no カードAP profile is chosen by municipality; 公的個人認証 works all the same']
      : ['municipality', `${finding.code}, from 共通カード`]
    case 'expiry': return expiryWords(finding)
    case 'noCertificate': return ['certificate', 'no 利用者証明用電子証明書 on it', 'a terminal serves it by カードAP alone; examine the reader with a マイナンバーカード or a phone that holds one']
    case 'certificate': return certificateWords(finding)
    case 'tries': return triesWords(finding.left)
    case 'ownerVerified': return ['tries left', 'none to count: the phone has verified its owner']
    case 'notSigned': return notSignedWords(finding.why)
    case 'signature': return signatureWords(finding)
    case 'wrongPin': return wrongPinWords(finding.triesLeft)
    case 'swapped': return ['signature', 'another card lay there than the one examined: nothing was presented', 'leave the card on the reader, and examine again']
    case 'broken': return brokenWords(finding, surroundings)
    case 'step': return [finding.step, `${finding.apdus} APDUs, ${finding.ms} ms`]
  }
}

function serviceWords(answers: boolean, { startService }: Surroundings): Words {
  if (answers) return ['PC/SC', 'the service answers']
  return ['PC/SC', 'the service does not answer', `${startService} (is it missing: apt-get install pcscd libpcsclite1; is it stuck: end it first)`]
}

function readerWords(found: boolean, surroundings: Surroundings): Words {
  const { wanted, readers } = surroundings
  if (found) return ['reader', readerTaken(surroundings) ?? wanted]
  if (readers.length === 0) return ['reader', 'PC/SC shows none', 'plug it in anew; is it powered, is its driver installed, and was pcscd started after that?']
  return ['reader', `none whose name begins with ${wanted}`, `PC/SC shows: ${readers.join(', ')}; mend card.reader in the configuration, or give --reader NAME`]
}

function cardWords(card: CardKind): Words {
  switch (card) {
    case 'card': return ['card', 'マイナンバーカード']
    case 'juki': return ['card', '住基カード']
    case 'android': return ['card', 'Android with スマホ用電子証明書']
    case 'iphone': return ['card', 'iPhone with マイナンバーカード']
    case 'foreign': return ['card', 'none of ours: it knows none of the applications', 'put a マイナンバーカード on the reader']
    case 'mute': return ['card', 'does not answer', 'turn it over or put it flat in the middle; if others answer, the card is broken']
  }
}

function expiryWords({ expiry, expired }: Extract<Finding, { kind: 'expiry' }>): Words {
  const text = `good until ${dashed(expiry)}`
  return expired ? ['card', `${text}: has run out`, 'its holder renews it at the municipality'] : ['card', text]
}

function certificateWords({ digest, validity, expired }: Extract<Finding, { kind: 'certificate' }>): Words {
  if (digest === null) return ['certificate', 'shows itself after the PIN only']
  const text = `SHA-256 ${digest}${validity === null ? '' : `, ${validWords(validity)}`}`
  return expired ? ['certificate', `${text}: has run out`, 'its holder renews it at the municipality'] : ['certificate', text]
}

function triesWords(left: number): Words {
  if (left === 0) return ['tries left', 'none: the PIN is locked', unlock]
  return left === 1 ? ['tries left', '1', 'the next wrong PIN locks it; a right one at a terminal gives all tries back'] : ['tries left', String(left)]
}

const unlock = 'its holder has the PIN set anew at the municipality, or where コンビニ terminals offer it'

function notSignedWords(why: Extract<Finding, { kind: 'notSigned' }>['why']): Words {
  switch (why) {
    case 'noPin': return ['signature', 'not asked for: no PIN was given (--pin-stdin)']
    case 'lastTry': return ['signature', 'the PIN was not presented: the last try is never spent here', 'examine with a card that has more than one try left']
    case 'locked': return ['signature', 'the PIN was not presented: it is locked', 'examine with another card']
  }
}

function signatureWords({ valid, expired, validity: days }: Extract<Finding, { kind: 'signature' }>): Words {
  const validity = `certificate ${validWords(days)}`
  if (!valid) return ['signature', `does not fit the certificate; ${validity}`, 'the card is broken or forged: no center would accept it']
  return expired ? ['signature', `fits the certificate; ${validity}`, 'the certificate has run out: its holder renews it at the municipality'] : ['signature', `fits the certificate; ${validity}`]
}

function wrongPinWords(triesLeft: number): Words {
  if (triesLeft === 0) return ['signature', 'the PIN was wrong, and is locked now', unlock]
  return ['signature', `the PIN was wrong; tries left now: ${triesLeft}`, 'give the 4 digits of 利用者証明用電子証明書; a right PIN gives all tries back']
}

function brokenWords({ at, why, pinUsed }: Extract<Finding, { kind: 'broken' }>, { startService }: Surroundings): Words {
  const [about, text, remedy] = breakWords(at, why, startService)
  return [about, pinUsed ? `${text}; whether the PIN was counted is unknown` : text, pinUsed ? `${remedy}; examine without a PIN first, to see the tries left` : remedy]
}

const anew = 'does that hang, too, take it away, plug the reader in anew, and start pcscd anew'
const shortOnly = 'a terminal asks this reader for short answers from here on, until it is plugged in anew'

function breakWords(at: Break, why: string, startService: string): readonly [about: string, text: string, remedy: string] {
  switch (at) {
    case 'cardGone': return ['card', 'was taken away, or lost its contact', 'leave it on the reader until all is said, and examine again']
    case 'readerGone': return ['reader', 'was unplugged, or switched itself off', 'plug it in; look at cable and power supply']
    case 'serviceGone': return ['PC/SC', 'the service ended', startService]
    case 'held': return ['card', `somebody else holds it (${why})`, 'end the terminal and whatever else uses the reader, and examine again']
    case 'hung': return ['reader', `no answer from the driver or the card (${why})`, `try another card first; ${anew}`]
    case 'hungExtended': return ['reader', `no answer from the driver or the card (${why})`, `try another card first; ${shortOnly}; ${anew}`]
    case 'refused': return ['card', `could not be read (${why})`, 'examine another card: if it can be read, this one is broken']
  }
}

function seconds(count: number): string {
  return `${count} s`
}

function validWords({ from, to }: Validity): string {
  return `valid from ${dashed(dayInJapan(from))} to ${dashed(dayInJapan(to))}`
}

/** @param day YYYYMMDD */
function dashed(day: string): string {
  return [day.slice(0, 4), day.slice(4, 6), day.slice(6)].join('-')
}
