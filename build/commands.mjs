/**
 * What each command runs, and what it needs on the machine first.
 * `debian` is a function because `start --real` needs more than `start`.
 *
 * @typedef {object} Command
 * @property {string} entry TypeScript file, run by Node 24
 * @property {boolean} renderer whether the built screens must be current (`test` builds them itself, as one of its steps)
 * @property {(args: readonly string[]) => readonly string[]} debian Debian packages it needs
 * @property {readonly string[]} wished Debian packages that it can do without, if they can't be had
 * @property {string} usage
 */

const browser = ['chromium']

/** pcscd with a reader in software. */
const cardReader = ['pcscd', 'libpcsclite1', 'vsmartcard-vpcd']

/** What reads paper back: the tests, and the printer in software that counts its pages. */
const paper = ['poppler-utils']

/** A printer in software, and the two services that it announces itself through. */
const printer = ['cups-ipp-utils', 'dbus', 'avahi-daemon', 'procps', ...paper]

/** A print spooler, which the tests run for themselves, with what it passes a PDF on through. */
const spooler = ['cups-daemon', 'cups-client', 'cups-filters-core-drivers', 'cups-core-drivers']

/** What makes the spoken clips: Japanese, the other languages, and their encoder. */
const voice = ['open-jtalk', 'open-jtalk-mecab-naist-jdic', 'espeak-ng', 'opus-tools']

/** By other people, and none for a kiosk: an OCSP responder, one who asks it, and a client of cards. The tests let them talk to ours. */
const strangers = ['openssl', 'opensc']

/** A serial line without a cable. */
const serialLine = ['socat']

/** @type {Readonly<Record<string, Command>>} */
export const commands = {
  start: {
    entry: 'build/start.ts',
    renderer: true,
    debian: (args) => (args.includes('--real') ? [...browser, ...cardReader, ...printer, ...serialLine] : browser),
    // The board's pictures of paper.
    wished: [...voice, ...paper],
    usage: `npm start [-- options]     runs the terminal on the reference center and demo devices
  Without a display an automatic customer walks through all steps; pictures and paper go to out/.
  --serve                  stays up and prints the address where a person can operate the terminal in a browser
  --real                   card through pcscd with a virtual reader, coins through ccTalk on a line of socat, paper through IPP to ippeveprinter
  --config FILE            another configuration than electron/configuration/demo.json`,
  },
  check: {
    entry: 'build/check.ts',
    renderer: false,
    debian: () => paper,
    wished: [],
    usage: 'npm run check              types, lint, room rules, locales and the fast tests, in about a minute',
  },
  test: {
    entry: 'build/test.ts',
    renderer: false,
    debian: () => [...browser, ...cardReader, ...printer, ...spooler, ...voice, ...strangers, ...serialLine],
    wished: [],
    usage: 'npm test                   everything that check does, then the tests on real parts and the journeys in a browser',
  },
  gallery: {
    entry: 'build/gallery.ts',
    renderer: true,
    debian: () => browser,
    wished: voice,
    usage: `npm run gallery [-- options]   a picture of every screen in every language, look and size
  --only, --language, --size, --look   fewer of them, or others: lists with commas; looks: normal large high largest low`,
  },
  bench: {
    entry: 'build/bench/bench.ts',
    renderer: true,
    debian: () => [...browser, ...printer],
    wished: voice,
    usage: 'npm run bench              how much the screens load, how soon they are painted, how soon the journal is on disk, how much a served center carries, how soon paper follows money; -- --json for a program',
  },
  voice: {
    entry: 'build/voice/make-clips.ts',
    renderer: false,
    debian: () => voice,
    wished: [],
    usage: 'npm run voice              speaks every sentence of the screens anew that has changed; the next start takes them over',
  },
  diagram: {
    entry: 'build/diagram.ts',
    renderer: false,
    debian: () => [],
    wished: [],
    usage: 'npm run diagram            draws the flow from the explorer',
  },
  openapi: {
    entry: 'build/openapi.ts',
    renderer: false,
    debian: () => [],
    wished: [],
    usage: 'npm run openapi            describes the wire to the center in center/openapi.json (OpenAPI 3.1), from its schemas',
  },
  contract: {
    entry: 'build/contract/contract.ts',
    renderer: false,
    debian: () => [],
    wished: [],
    usage: `npm run contract -- FILE   holds a center of your own to the contract of the port, and says test by test what it keeps
  FILE                     a module that exports openCenterUnderTest(wanted); center/reference/under-test.ts is an example`,
  },
  doctor: {
    entry: 'build/doctor/doctor.ts',
    renderer: false,
    // It says what is missing on the machine, and leaves the machine as it is.
    debian: () => [],
    wished: [],
    usage: `npm run doctor -- card [options]   examines reader and card as the terminal uses them, and says what to do about what is wrong
  --pin-stdin              the PIN, 4 digits, comes on standard input and is presented once, but never when one try is left
  --reader NAME            beginning of the reader's name; default: the configuration's, or else the first
  --config FILE            the terminal's configuration: its reader and カードAP profiles
  --wait SECONDS           how long to wait for a card; default 10
  --json                   one object for programs on standard output, all else on standard error (with npm run --silent)
  --verbose                every command's header and status word
npm run doctor -- center --config FILE [--json]   examines the way to the center, TLS and its certificates, clock, stops and build
npm run doctor -- printer --config FILE | --uri ADDRESS [--certificate FILE]   examines a printer as the terminal uses it
  --test-sheet             prints one sheet, both sides
  --json                   one object for programs
npm run doctor -- coins --port PATH | --config FILE, or both   examines the coins' bus (ccTalk) as the terminal uses it; takes no coin, pays none
  --json                   one object for programs
npm run doctor -- wipe [options]   looks for what customers of the demo have left, in all processes of a terminal and in its folders, and at the machine
  --transactions N         how many customers come; default 1
  --json                   as above`,
  },
  center: {
    entry: 'build/center/serve-center.ts',
    renderer: false,
    debian: () => [],
    wished: [],
    usage: `npm run center [-- options]    serves the reference center over mutual TLS, and writes what a terminal needs to reach it;
                           lines on its standard input make it go wrong: NAME on, NAME off
  --port PORT              8443 (default), or 0 for a free one
  --host ADDRESS           the one that terminals reach it by; default 127.0.0.1
  --terminal ID            for whom certificate, key and configuration are written; may be repeated; default: the configuration's
  --config FILE            configuration that the terminals' own are made from`,
  },
  card: {
    entry: 'build/card/lend-card.ts',
    renderer: false,
    debian: (args) => (args.includes('--list') ? [] : cardReader),
    wished: [],
    usage: `npm run card -- --resident NAME [options]   lends a resident's card in software to a virtual reader of pcscd
  --list                   everything that can be lent
  --port PORT              of the virtual reader: 35963 (default) or 35964
  --fault WORD             slow:MS, mute, short, long, garbage, pull:N or reset:N from the beginning; may be repeated
  --config FILE            configuration of the terminal whose center is to know the card`,
  },
  coins: {
    entry: 'build/coins/serve-coins.ts',
    renderer: false,
    debian: () => serialLine,
    wished: [],
    usage: `npm run coins -- --pty PATH [options]   a coin acceptor, hoppers and a note acceptor in software on a serial line (ccTalk) at PATH
                           lines on its standard input are the hand: insert 100, take, jam on, ... (help)
  --keep FILE              in which the coins lie from one run to the next
  --do "WORDS"             what the hand does before the line can be opened; may be repeated
  --coin-ms MS             from one coin of a hopper to the next; default 125
  --no-notes               no note acceptor is fitted
  --json                   one object a line (with npm run --silent)`,
  },
  float: {
    entry: 'build/float/float.ts',
    renderer: false,
    debian: () => [],
    wished: [],
    usage: `npm run float -- [options]     what the tubes of a stopped terminal are counted to hold, and what people have filled in or taken out (つり銭補充, 公金回収)
  --fill VALUE=COINS       so many coins lie in that tube now, e.g. 10=50,100=40; 100@5=40 where two tubes hold 100 yen
  --empty                  tubes and cash box were emptied, but for what --fill says
  --config FILE            whose: the terminal's configuration names its tubes and its data folder
  --json                   one object for programs on standard output (with npm run --silent)`,
  },
  settlement: {
    entry: 'build/settlement/settlement.ts',
    renderer: false,
    debian: () => [],
    wished: [],
    usage: `npm run settlement -- --day YYYY-MM-DD | --month YYYY-MM [options]   日次・月次清算 of a stopped terminal from its journal; 1 where its books don't close
  --config FILE            whose: the terminal's configuration names its data folder; default: the demo's
  --center                 compares it with the ledger of the configured center; 1 where they differ
  --csv FILE, --pdf FILE   the same for a spreadsheet, and on A4 with places for seals
  --json                   one object for programs on standard output (with npm run --silent)`,
  },
  'demo-guide': {
    entry: 'build/demo-guide.ts',
    renderer: false,
    debian: () => [],
    wished: [],
    usage: 'npm run demo-guide         which resident of the demo shows which case, and what to type; -- --write keeps it in build/demo-guide.md',
  },
}

/** Every command in a line or a few, for `--help` and for a command that does not exist. */
export const usage = Object.values(commands).map((command) => command.usage).join('\n')
