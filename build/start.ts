import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openBoardHand } from '../e2e/drive/board-hand.ts'
import { openBrowser } from '../e2e/drive/browser.ts'
import { fetchJuminhyo } from '../e2e/drive/customer.ts'
import { startTerminal } from '../e2e/drive/running-terminal.ts'
import { forgetfulEnvironment } from '../electron/process/forgetful-environment.ts'
import { readArguments } from '../electron/start/arguments.ts'
import { TouchScreen } from '../e2e/drive/touch-screen.ts'

/**
 * `npm start`: with a display (or --serve) the terminal itself; without one an automatic customer walks ①–⑮ in a browser
 * that nobody sees, and leaves pictures and paper to look at.
 */
const args = process.argv.slice(2)
const given = readArguments(args)
const display = process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']
if ('wrong' in given) {
  console.error(given.wrong)
  process.exitCode = 2
} else if (given.serve || display !== undefined) stayUp(given.serve)
else process.exitCode = await walk()

function stayUp(inBrowsers: boolean): void {
  if (inBrowsers) console.log('Open these in a browser on this machine; Ctrl-C ends the terminal.')
  const child = spawn(process.execPath, ['electron/chromium.ts', ...args], { stdio: 'inherit', env: { ...process.env, ...forgetfulEnvironment } })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void (process.stdin.isTTY && signal === 'SIGINT' ? 0 : child.kill(signal)))
  child.on('exit', (code) => process.exit(code ?? 1))
}

async function walk(): Promise<number> {
  console.log('There is no display here: an automatic customer walks through the screens in a browser that nobody sees.')
  const begun = performance.now()
  const happened: { readonly screen: string; readonly ms: number }[] = []
  const terminal = await startTerminal(args, () => undefined).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    return null
  })
  if (terminal === null) return 1
  const screens = join(terminal.dataFolder, 'screens')
  const paper = terminal.received ?? join(terminal.dataFolder, 'paper')
  empty(screens)
  empty(paper)
  const board = await openBoardHand(terminal.boardUrl)
  // The demo devices remember: what an earlier walk left in the tray is not this one's change.
  board.do({ kind: 'takeChange' })
  await board.until(({ changeTray }) => changeTray === 0)
  const browser = await openBrowser()
  try {
    const page = await browser.newPage({ viewport: { width: 1024, height: 768 } })
    await page.goto(terminal.terminalUrl)
    await fetchJuminhyo(new TouchScreen(page), board, {
      resident: 'kaku-taro', pin: '1234', coins: [100, 100, 500], paperByHand: terminal.received === null,
      ...(terminal.center === null ? {} : { hold: null }),
      async arrived(screen, name) {
        const file = `${String(screen).padStart(2, '0')}-${name}.png`
        await page.screenshot({ path: join(screens, file) })
        happened.push({ screen: file, ms: Math.round(performance.now() - begun) })
      },
    })
    const { changeTray } = await board.until(({ changeTray: tray }) => tray > 0)
    report(happened, changeTray, paper, screens)
    // Nobody here makes a served center wait while ② and ⑪ are looked at.
    return happened.length === (terminal.center === null ? 15 : 13) ? 0 : 1
  } finally {
    board.close()
    await browser.close()
    await terminal.stop()
  }
}

/** What an earlier walk left is not this one's. */
function empty(folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const file of readdirSync(folder)) rmSync(join(folder, file))
}

function report(happened: readonly { readonly screen: string; readonly ms: number }[], change: number, paper: string, screens: string): void {
  console.log('\n   ms  screen')
  for (const { screen, ms } of happened) console.log(`${String(ms).padStart(5)}  ${screen}`)
  console.log(`\ninserted 700 yen, fee 300 yen, change ${change} yen`)
  console.log(`pictures  ${screens}`)
  for (const file of readdirSync(paper)) console.log(`paper     ${join(paper, file)}`)
}
