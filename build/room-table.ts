/**
 * Who may import whom. What is not listed is forbidden.
 * A room is a folder (ends with `/`) or one file; the longest match decides which room a file is in, and
 * a room listed here (`center/`) does not open a narrower one inside it (`center/reference/`).
 */
export interface Room {
  readonly at: string
  /** Rooms and single files it may import; its own room always, unless `apart`. */
  readonly rooms?: readonly string[]
  /** Rooms and files of which it may import types only. */
  readonly types?: readonly string[]
  /** Packages by name; `node` stands for all of Node's own modules, `node:crypto` for that one. */
  readonly packages?: readonly string[]
  /** Its files may not import each other. */
  readonly apart?: true
  /** Rooms, files and packages that only its tests may import, besides `testPackages`. */
  readonly tests?: readonly string[]
}

/** Ports name the domain; what stands beside them in the folder are drivers. */
const hardwarePorts = [
  'hardware/card/card.ts', 'hardware/coins/coins.ts', 'hardware/wipe/wipe.ts', 'hardware/printer/printer.ts', 'hardware/printer/receipt-printer.ts',
  'hardware/call/call.ts', 'hardware/cashless/cashless.ts',
]
const devices = ['hardware/card/', 'hardware/coins/', 'hardware/printer/', 'hardware/wipe/', 'hardware/call/', 'hardware/cashless/']
/** The port, its words, and what both sides work out from them alike: digests, who the holder is, hours, stops, a sealed PIN. */
const centerPort = [
  'center/center.ts', 'center/protocol.ts', 'center/digests.ts', 'center/holder.ts', 'center/schedule.ts', 'center/stops.ts', 'center/pin-seal.ts', 'center/local-text.ts',
]
const typefaces = [
  '@fontsource/biz-udpgothic', '@fontsource-variable/noto-sans', '@fontsource-variable/noto-sans-sc', '@fontsource-variable/noto-sans-tc',
  '@fontsource-variable/noto-sans-kr',
]
const react = ['react', 'react-dom', 'react-i18next', 'i18next', 'zustand', 'zod', ...typefaces]

/** The only places that choose implementations. */
const compositionRoot = {
  rooms: ['electron/', 'center/', 'center/reference/', 'hardware/', 'package.json'],
  packages: ['electron', 'playwright-core', 'zod', 'node'],
} as const

export const roomTable: readonly Room[] = [
  { at: 'electron/flow/' },
  { at: 'electron/contract/', rooms: ['electron/flow/'], packages: ['zod'] },
  { at: 'electron/journal/', types: ['electron/flow/'], packages: ['zod', 'node'] },
  {
    at: 'electron/terminal/',
    // The receipt's words: no text for customers stands outside locales/, and the terminal prints this one itself.
    rooms: ['electron/flow/', 'electron/contract/', 'electron/journal/', 'electron/vault/vault.ts', ...centerPort, ...hardwarePorts, 'locales/receipt.ja.json'],
    types: ['electron/window/window.ts', 'electron/configuration/'],
    packages: ['node:crypto'],
    tests: ['electron/settlement/', 'hardware/demo/', ...devices, 'center/'],
  },
  {
    at: 'electron/vault/',
    rooms: ['center/', 'hardware/printer/', 'hardware/wipe/', 'electron/process/'],
    types: ['electron/configuration/'],
    packages: ['zod', 'jose', '@cantoo/pdf-lib', 'node'],
    tests: ['center/reference/'],
  },
  // Official papers are Japanese and stand in locales/; calendar, commission and the center's ledger are what both sides go by.
  {
    at: 'electron/settlement/',
    rooms: ['electron/journal/', 'center/japan-time.ts', 'center/commission.ts', 'center/protocol.ts', 'locales/settlement.ja.json', 'typeface/'],
    types: ['electron/flow/'],
    packages: ['@cantoo/pdf-lib'],
    tests: ['center/reference/', 'center/'],
  },
  { at: 'electron/staff/', rooms: ['electron/journal/', 'electron/contract/', ...hardwarePorts] },
  { at: 'electron/window/', rooms: ['electron/contract/'], packages: ['electron', 'ws', 'zod', 'node'], tests: ['electron/preload.ts', 'electron/flow/', 'playwright-core'] },
  { at: 'electron/process/', types: ['electron'], packages: ['node'] },
  // Hours, カードAP profiles and the voice are written in their own rooms' words.
  {
    at: 'electron/configuration/', rooms: ['center/schedule.ts', 'hardware/card/card-ap.ts', 'electron/flow/aids.ts'], types: ['center/way.ts'],
    packages: ['zod', 'node'], tests: ['center/reference/'],
  },
  { at: 'electron/main.ts', ...compositionRoot },
  { at: 'electron/chromium.ts', ...compositionRoot },
  // The kiosk under the double is driven by the same hand as the journeys.
  { at: 'electron/start/', ...compositionRoot, tests: ['e2e/drive/'] },
  { at: 'electron/preload.ts', types: ['electron/contract/'], packages: ['electron'], tests: ['electron/window/', 'zod'] },
  { at: 'center/', packages: ['zod', 'jose', '@cantoo/pdf-lib', 'node'], tests: ['center/reference/'] },
  {
    at: 'center/reference/',
    rooms: ['center/', 'center/reference/ocsp/', 'center/reference/site/', 'typeface/'],
    packages: ['zod', 'jose', '@cantoo/pdf-lib', '@peculiar/x509', 'reflect-metadata', 'node'],
  },
  {
    at: 'center/reference/ocsp/',
    rooms: ['center/reference/listening.ts'],
    types: ['center/post.ts', 'center/reference/random.ts'],
    packages: ['@peculiar/asn1-ocsp', '@peculiar/asn1-schema', '@peculiar/asn1-x509', 'node'],
    tests: ['@peculiar/x509', 'reflect-metadata'],
  },
  // Looked at in a browser.
  { at: 'center/reference/site/', rooms: ['center/reference/listening.ts'], types: ['center/reference/origin-office.ts'], packages: ['zod', 'node'], tests: ['e2e/drive/', 'playwright-core', 'axe-core'] },
  // The Mincho of certificates, receipts and settlement.
  { at: 'typeface/', packages: ['@cantoo/pdf-lib', '@cantoo/fontkit', '@expo-google-fonts/biz-udmincho', 'node'] },
  // The card process forgets as the terminal does.
  { at: 'hardware/card/', rooms: ['hardware/wipe/forgetting.ts'], packages: ['pcsc-mini', '@peculiar/x509', 'zod', 'node'] },
  // What carries bytes to a device: coins and receipts.
  { at: 'hardware/line/', packages: ['serialport', 'node'], tests: ['hardware/coins/software/'] },
  { at: 'hardware/coins/', rooms: ['hardware/line/'], packages: ['zod', 'node'] },
  { at: 'hardware/cashless/', packages: ['zod', 'node'] },
  { at: 'hardware/printer/', rooms: ['hardware/line/', 'typeface/'], packages: ['ipp', 'pdf-to-printer', 'receiptline', '@cantoo/pdf-lib', 'zod', 'node'] },
  { at: 'hardware/wipe/', packages: ['zod', 'node'] },
  { at: 'hardware/call/', packages: ['node'] },
  { at: 'hardware/demo/', rooms: devices, packages: ['zod', 'node'] },
  { at: 'hardware/hardware.ts', rooms: [...devices, 'hardware/demo/'], packages: ['node'] },
  { at: 'renderer/', rooms: ['renderer/screens/', 'renderer/app/sample-people.ts', 'electron/contract/', 'locales/'], types: ['electron/flow/'], packages: react, tests: ['electron/flow/'] },
  {
    at: 'renderer/screens/',
    rooms: ['renderer/parts/', 'renderer/app/', 'renderer/language/', 'renderer/theme/', 'electron/contract/'],
    types: ['electron/flow/'],
    packages: react,
    apart: true,
    tests: ['electron/flow/'],
  },
  // The gallery shows what the reference center's municipalities really say, in every language.
  { at: 'renderer/app/sample-people.ts', rooms: ['electron/contract/', 'center/reference/juki/household-words.ts'] },
  { at: 'renderer/vite.config.ts', packages: ['vite', '@vitejs/plugin-react', 'node'] },
  { at: 'locales/' },
  {
    at: 'e2e/',
    // The journal and the memory scan are what a journey is judged by; the shipped configuration is what it starts from.
    rooms: [
      'electron/contract/', 'center/reference/', 'hardware/demo/', 'locales/', 'electron/chromium.ts', 'electron/configuration/demo.json',
      'electron/journal/', 'hardware/wipe/', 'build/center/serve-center.ts', 'electron/process/forgetful-environment.ts', 'build/patience.ts',
    ],
    packages: ['@playwright/test', 'playwright-core', 'ws', 'zod', 'node'],
  },
  // axe looks at the samples that the gallery draws.
  { at: 'e2e/axe.spec.ts', rooms: ['electron/contract/', 'renderer/app/', 'build/drawn-screens.ts'], packages: ['@playwright/test', 'axe-core', 'zod'] },
  {
    at: 'build/',
    rooms: ['electron/flow/', 'electron/contract/', 'electron/start/', 'electron/process/forgetful-environment.ts', 'renderer/', 'locales/', 'e2e/'],
    // The bundle is started under the double; names on the screen are looked for in the browser's memory.
    tests: ['electron/window/', 'hardware/wipe/'],
    packages: ['vite', 'oxc-parser', 'zod', 'vitest', 'playwright-core', 'ws', 'node'],
  },
  // Measures the built screens in a browser, the journal on its disk, and a served center, in a process of its own, under load.
  {
    at: 'build/bench/',
    rooms: ['build/drawn-screens.ts', 'electron/flow/', 'electron/journal/', 'renderer/', 'e2e/', 'hardware/printer/', 'center/', 'center/reference/', 'center/reference/ocsp/'],
    packages: ['playwright-core', 'jose', 'zod', 'node'],
  },
  // Writes down what the wire's schemas say.
  { at: 'build/openapi.ts', rooms: ['center/'], packages: ['node'] },
  // Holds a center of anybody's to the port; the reference center is the example.
  { at: 'build/contract/', rooms: ['center/', 'center/reference/', 'build/patience.ts'], packages: ['vitest', 'zod', 'node'] },
  // What is examined is what will run: the terminal's configuration, its way to start processes, its drivers.
  {
    at: 'build/doctor/',
    rooms: [
      'electron/configuration/', 'electron/process/', 'electron/start/settings-from.ts', 'electron/terminal/clock.ts', 'hardware/card/', 'hardware/coins/',
      'hardware/line/', 'hardware/printer/', 'center/', 'build/doctor/wipe/', 'package.json',
    ],
    packages: ['jose', 'zod', 'node'],
    tests: ['center/reference/', '@cantoo/pdf-lib'],
  },
  // A composition root in small: a terminal that is looked into from all sides, the customers who come to it, and what stands around it.
  {
    at: 'build/doctor/wipe/',
    rooms: [
      'build/doctor/', 'electron/configuration/', 'electron/process/', 'electron/start/', 'electron/vault/', 'electron/window/', 'hardware/card/',
      'hardware/wipe/', 'e2e/', 'center/reference/', 'package.json',
    ],
    packages: ['playwright-core', 'zod', 'node'],
    tests: ['electron/contract/'],
  },
  // What is settled is what has run: the terminal's configuration, its journal, its center.
  {
    at: 'build/settlement/',
    rooms: [
      'electron/settlement/', 'electron/journal/', 'electron/configuration/', 'electron/start/settings-from.ts', 'electron/start/outside-center.ts', 'center/',
      'center/reference/figures-table.ts', 'package.json',
    ],
    packages: ['zod', 'node'],
    tests: ['center/reference/', 'electron/start/', 'electron/process/'],
  },
  // A composition root in small: the reference center by itself, and what terminals need to reach it.
  { at: 'build/center/', rooms: ['center/', 'center/reference/', 'center/reference/ocsp/', 'center/reference/site/', 'electron/configuration/'], packages: ['node'] },
  // A composition root in small: the fictitious authority's cards, on the readers of this machine.
  { at: 'build/card/', rooms: ['center/reference/', 'electron/configuration/', 'hardware/card/'], packages: ['node'] },
  // What people count is what the terminal counts on: its tubes, its file; its journal says whether it runs.
  { at: 'build/float/', rooms: ['electron/configuration/', 'electron/journal/', 'hardware/coins/'], packages: ['node'] },
  // Devices in software, on a line of their own.
  { at: 'build/coins/', rooms: ['hardware/coins/'], packages: ['node'], tests: ['zod'] },
]

/** What every test may import, wherever it stands: its tools, and all of Node. */
export const testPackages = ['vitest', 'fast-check', 'node']
/** File that every test may import: how long tests wait, so that a slow machine is met in one place. */
export const testFile = 'build/patience.ts'

/** Packages that one file or folder keeps to itself, so that replacing them is one change. */
export const owners: Readonly<Record<string, string>> = {
  'pcsc-mini': 'hardware/card/pcsc.ts',
  ipp: 'hardware/printer/',
  serialport: 'hardware/line/',
  'node:sqlite': 'electron/journal/',
  electron: 'electron/',
}

/** Loads what somebody has named: the only file that may import what can't be known before. */
export const loader = 'center/module-file.ts'

/** Names that say where code was put, not what it is. */
export const emptyNames = ['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'shared']

export const longestFile = 300
