import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { node24Path } from './setup.mjs'

/**
 * @typedef {object} Bundle
 * @property {string} name
 * @property {readonly string[]} sources everything it is made from
 * @property {string} built a file that stands when it is built
 * @property {readonly (readonly string[])[]} runs what our Node runs, one after the other
 * @property {string} [patience] said where it may take long
 */

/** Of both: what the manifest says, and how. */
const manifested = ['build/write-manifest.ts', 'electron/start/manifest.ts', 'package.json', 'package-lock.json']

/** @param {...string} args */
const vite = (...args) => ['node_modules/vite/bin/vite.js', 'build', ...args, '--logLevel', 'warn']

/** Every sentence of the screens, spoken. @type {Bundle} */
export const voice = {
  name: 'voice',
  sources: [
    'build/voice', 'locales', 'renderer/voice', 'renderer/language/phrase.ts', 'renderer/language/reason-words.ts',
    'renderer/language/japanese-only.ts', 'electron/flow/fault.ts', 'electron/flow/language.ts', 'electron/flow/menu.ts',
  ],
  built: 'build/out/voice/index.json',
  runs: [['build/voice/make-clips.ts']],
  patience: 'about a minute the first time',
}

/** With the clips that stand when it is built. @type {Bundle} */
export const screens = {
  name: 'screens',
  sources: [
    'renderer', 'locales', 'electron/contract', 'electron/flow', 'build/voice/into-screens.ts', 'build/voice/CREDITS', voice.built, ...manifested,
  ],
  built: 'build/out/renderer/index.html',
  runs: [vite('--config', 'renderer/vite.config.ts'), ['build/voice/into-screens.ts'], ['build/write-manifest.ts', 'build/out/renderer']],
}

/** The trusted side for Electron, which runs no TypeScript. @type {Bundle} */
export const electronBundle = {
  name: 'electron',
  sources: ['electron', 'center', 'hardware', 'typeface', 'locales', 'build/electron.vite.config.ts', ...manifested],
  built: 'build/out/electron/electron/main.js',
  runs: [
    vite('--config', 'build/electron.vite.config.ts'), vite('--config', 'build/electron.vite.config.ts', '--mode', 'preload'),
    ['build/write-manifest.ts', 'build/out/electron'],
  ],
}

/**
 * One digest over names and contents, so that a checkout that only touches times builds nothing.
 * @param {string} root
 * @param {readonly string[]} sources
 */
export function fingerprint(root, sources) {
  const hash = createHash('sha256')
  for (const source of sources.filter((path) => existsSync(join(root, path)))) {
    for (const path of filesOf(root, source)) hash.update(`${path}\0`).update(readFileSync(join(root, path))).update('\0')
  }
  return hash.digest('hex')
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {string[]}
 */
function filesOf(root, path) {
  if (statSync(join(root, path)).isFile()) return [path]
  return readdirSync(join(root, path), { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesOf(root, `${path}/${entry.name}`) : [`${path}/${entry.name}`]))
}

/**
 * Builds the bundle when what it is made from has changed.
 * @param {string} root
 * @param {Bundle} bundle
 * @param {(line: string) => void} say
 */
export function build(root, bundle, say) {
  const now = fingerprint(root, bundle.sources)
  const stamp = join(root, `build/out/${bundle.name}.sha256`)
  if (existsSync(join(root, bundle.built)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return
  say(`Building: ${bundle.name}${bundle.patience === undefined ? '' : ` (${bundle.patience})`}`)
  rmSync(stamp, { force: true })
  for (const args of bundle.runs) {
    // Whoever asks for it, a test too, gets the page that customers get; it has to be told whether it can speak.
    const env = { ...process.env, NODE_ENV: 'production', VITE_VOICE: existsSync(join(root, voice.built)) ? 'made' : 'none' }
    const done = spawnSync(node24Path(root), args, { cwd: root, env, encoding: 'utf8' })
    if (done.status !== 0) throw new Error(`Cannot build ${bundle.name}:\n${done.stdout}${done.stderr}`)
  }
  if (!existsSync(join(root, bundle.built))) throw new Error(`Nothing built ${bundle.built}`)
  mkdirSync(join(root, 'build/out'), { recursive: true })
  writeFileSync(stamp, now)
}

/**
 * The screens, with the voice where it can be made: a terminal that can't speak still serves.
 * @param {string} root
 * @param {(line: string) => void} say
 */
export function buildScreens(root, say) {
  try {
    build(root, voice, say)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    say(`  goes without voice: ${error.message.trim().split('\n').at(-1)}`)
  }
  build(root, screens, say)
}

if (import.meta.main) for (const bundle of [voice, screens]) build(join(import.meta.dirname, '..'), bundle, console.log)
