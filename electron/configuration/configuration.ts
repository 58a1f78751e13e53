import { isIP } from 'node:net'
import { z } from 'zod'
import { daily, schedule } from '../../center/schedule.ts'
import { cardApProfile, placeholderProfile } from '../../hardware/card/card-ap.ts'
import { usualAids, volumes } from '../flow/aids.ts'
import { coinsChoice } from './coins.ts'

/** The center's public key as a JWK (ES256), which this terminal pins. */
const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'must be 32 bytes in base64url')
const publicKey = z.strictObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: coordinate, y: coordinate })

const file = z.string().min(1)

const bauds = [2_400, 4_800, 9_600, 19_200, 38_400, 57_600, 115_200] as const

function isHost(text: string): boolean {
  return isIP(text) !== 0 || /^[A-Za-z0-9._-]+$/.test(text)
}

/** Whoever types it in gives a 申請番号 there: anywhere else than on this machine, the way has to be encrypted. */
function isSite(text: string): boolean {
  if (!/^[!-~]+$/.test(text) || !URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  return protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1')
}

/** Without a host it would be this machine; a name and a password in it nobody would ask for. */
function namesPrinter(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { hostname, username, password } = new URL(text)
  return hostname !== '' && username === '' && password === ''
}

/** Where everything is chosen: which center, which devices, which window. Read once at start. */
export const configuration = z.strictObject({
  /** Id under which the center knows this terminal. */
  terminal: z.string().min(1).max(64).regex(/^[A-Za-z0-9-]+$/, 'letters, digits and hyphens only'),
  /** Shown on the receipt: where the terminal stands. */
  place: z.string().min(1).max(60),
  /** Journal, printed demo paper and pictures go below this folder; relative to the folder the terminal is started in. */
  dataFolder: z.string().min(1).default('out'),
  center: z.discriminatedUnion('kind', [
    /** The reference center, started beside the terminal in a process of its own. */
    z.strictObject({ kind: z.literal('reference') }),
    /** A served center, over mutual TLS. Files in PEM, relative to the configuration's: the only authority believed, and what this terminal shows. */
    z.strictObject({
      kind: z.literal('https'), url: z.url({ protocol: /^https$/, error: 'must begin with https://' }), authority: file, certificate: file, key: file,
      /** One, or two while the center changes keys (I-05). */
      signingKeys: z.array(publicKey).min(1).max(2),
    }),
    /**
     * A center client of one's own: a module that exports `openCenter(options)`. It runs in the terminal and in each vault, and is trusted
     * like the terminal itself. Its file is relative to the configuration's; without `signingKeys`, those that it gives are believed.
     */
    z.strictObject({ kind: z.literal('module'), file, options: z.json().default(null), signingKeys: z.array(publicKey).min(1).max(2).optional() }),
  ]),
  card: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('demo') }),
    z.strictObject({ kind: z.literal('pcsc'), reader: z.string().min(1) }),
  ]),
  coins: coinsChoice,
  printer: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('demo') }),
    z.strictObject({
      kind: z.literal('ipp'), uri: z.string().regex(/^ipps?:\/\//, 'must begin with ipp:// or ipps://').refine(namesPrinter, 'must name the printer: ipp://HOST/PATH'),
      /** In PEM, relative to the configuration: the printer's own certificate or that of its authority. With it nobody else is believed. */
      certificate: file.optional(),
    }).refine(({ uri, certificate }) => certificate === undefined || uri.startsWith('ipps://'), {
      path: ['certificate'], error: 'only a printer at ipps:// has one; change uri to ipps://, or leave certificate out',
    }),
    /** Through the spooler of Windows. It says less than IPP straight to the printer: `printed` means that the job has left the queue. */
    z.strictObject({ kind: z.literal('windows'), name: z.string().regex(/^[^\p{Cc}]*[^\p{Cc}\s][^\p{Cc}]*$/u, 'the printer’s name, as Windows shows it') }),
    /** Through a queue of this machine's CUPS, the fallback for printers without IPP. It says as little, and its spool has to be looked after. */
    z.strictObject({ kind: z.literal('cups'), queue: z.string().regex(/^(?!\.{1,2}$)[^\p{Cc}\s/#?]+$/u, 'the queue’s name, as lpstat -e shows it') }),
  ]),
  receipt: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('demo') }),
    /** On the printer of the certificates, an A4 sheet each. */
    z.strictObject({ kind: z.literal('printer') }),
    /** A receipt printer that speaks ESC/POS. */
    z.strictObject({
      kind: z.literal('escpos'),
      line: z.discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('serial'),
          path: z.string().regex(/^(\/.+|COM\d+)$/, 'must be a serial device, e.g. /dev/ttyUSB0 or COM3'),
          /** Bits a second, as the printer's own switches say. */
          baud: z.literal(bauds, `must be one of ${bauds.join(', ')}`).default(19_200),
        }),
        z.strictObject({
          kind: z.literal('network'),
          host: z.string().refine(isHost, 'must be a name or an address, without a port'),
          port: z.number().int().min(1).max(65_535).default(9_100),
        }),
      ]),
      /** Characters of half a square in a line: 42 go onto every roll of 80 mm, 48 onto that of most printers. */
      columns: z.number().int().min(42).max(48).default(42),
    }),
  ]),
  /** E-money, cards or codes beside the money; `none`: only money. */
  cashless: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('none') }), z.strictObject({ kind: z.literal('demo') })]).default({ kind: 'none' }),
  /** 係員呼出: `led` is a lamp as Linux offers it; `none`: nobody can be called. */
  staffCall: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({ kind: z.literal('led'), folder: z.string().regex(/^\/./, 'must be the path of a lamp’s folder, e.g. /sys/class/leds/call') }),
    z.strictObject({ kind: z.literal('demo') }),
  ]).default({ kind: 'none' }),
  /** What every customer finds: whether each step is spoken, and how loud (1 to 3). */
  voice: z.strictObject({
    atFirst: z.boolean().default(usualAids.voice),
    volume: z.literal(volumes, `must be one of ${volumes.join(', ')}`).default(usualAids.volume),
  }).default({ atFirst: usualAids.voice, volume: usualAids.volume }),
  /** Whose certificates are offered: `all`, or only those of these municipalities (自団体のみ, A2-15). */
  municipalities: z.union([
    z.literal('all'), z.array(z.string().regex(/^\d{5}$/, 'must be five digits')).min(1, 'at least one municipality'),
  ], 'all, or a list of 市区町村コード of five digits').default('all'),
  /** Address of 登録状況確認 (A3-03), for the slip of a 利用登録; null: the slip names the site without an address. */
  statusSite: z.string().max(200).refine(isSite, 'must begin with https://, or be a site of this machine').nullable().default(null),
  /** 住基カード are taken; where they are not, the official refusal is shown. The country's service for them ended on 2025-12-24. */
  jukiCards: z.boolean().default(false),
  /** When the place itself is open, besides center and municipality (B10). */
  hours: schedule.default(daily('0:00', '24:00')),
  /** How the 利用者ID of カードAP is read, municipality by municipality; the built-in one is a placeholder. */
  cardApProfiles: z.array(cardApProfile).min(1).default([placeholderProfile]),
  times: z.strictObject({
    /** Quiet time on a screen before the countdown dialogue, ms. */
    idle: z.number().int().min(1000),
    /** Length of the countdown dialogue, ms. */
    countdown: z.number().int().min(1000),
    /** Time to pay, ms. */
    pay: z.number().int().min(1000),
    /** How long a closing message stays, ms. */
    message: z.number().int().min(100),
  }).default({ idle: 60_000, countdown: 20_000, pay: 180_000, message: 8_000 }),
}).refine(({ coins, receipt }) => coins.kind !== 'cctalk' || receipt.kind !== 'escpos' || receipt.line.kind !== 'serial' || receipt.line.path !== coins.path, {
  path: ['coins', 'path'], error: 'is the line of the receipt printer already (receipt.line.path); each has its own',
})
export type Configuration = z.infer<typeof configuration>
