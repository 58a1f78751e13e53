import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, buildScreens, electronBundle } from './bundle.mjs'
import { commands, usage } from './commands.mjs'
import { node24Path, setUp } from './setup.mjs'

// Plain JavaScript for Node 20, and no import from node_modules: this is what runs before anything is installed.

const root = fileURLToPath(new URL('..', import.meta.url))
const [name = '', ...args] = process.argv.slice(2)
const command = Object.hasOwn(commands, name) ? commands[name] : undefined

/** Electron where its binary and a display are; Debian's Chromium otherwise. @type {(entry: string) => readonly [string, string]} */
function programFor(entry) {
  const electron = join(root, 'node_modules/electron/dist/electron')
  const display = process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']
  if (name !== 'start' || args.includes('--serve') || display === undefined || !existsSync(electron)) return [node24Path(root), entry]
  build(root, electronBundle, console.log)
  return [electron, electronBundle.built]
}

/** @param {import('./commands.mjs').Command} chosen */
function launch(chosen) {
  // Who asks for JSON reads standard output by program.
  setUp(root, chosen.debian(args), args.includes('--json') ? console.error : console.log, chosen.wished)
  if (chosen.renderer) buildScreens(root, console.log)
  const [program, entry] = programFor(chosen.entry)
  const child = spawn(program, [entry, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter) },
  })
  // Ctrl-C at a keyboard reaches the child without us; passed on again it would read as a second, impatient one.
  process.on('SIGINT', () => { if (!process.stdin.isTTY) child.kill('SIGINT') })
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('error', (error) => { throw error })
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

if (command === undefined) {
  console.error(`${name === '' ? 'Which command?' : `There is no command ${name}.`}\n\n${usage}`)
  process.exitCode = 2
} else if (args.includes('--help')) {
  console.log(command.usage)
} else {
  try {
    launch(command)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
