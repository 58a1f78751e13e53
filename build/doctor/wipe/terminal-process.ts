import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { readConfiguration } from '../../../electron/configuration/read-configuration.ts'
import { startNodeChild } from '../../../electron/process/node-child.ts'
import { openParent } from '../../../electron/process/parent.ts'
import { assemble } from '../../../electron/start/assemble.ts'
import { openChromiumWindow } from '../../../electron/window/chromium-window.ts'
import { learnToForget } from '../../../hardware/wipe/forgetting.ts'
import packageJson from '../../../package.json' with { type: 'json' }
import { ending, order } from './terminal-message.ts'
import type { Order } from './terminal-message.ts'

/**
 * Entry of the terminal that is examined: put together as the real one, with its own browser, its card process and its vaults. Only the demo's
 * people are not in it: the cards lie on the reader of another process, the center is served by another, and the board knows nobody.
 */
const forget = learnToForget()
const parent = openParent()
let close = (): Promise<void> => Promise.resolve()
const end = (): void => void close().finally(() => process.exit(0))
parent.onGone(end)
parent.onMessage((message) => ending.safeParse(message).success ? end() : void start(order.parse(message)))

async function start({ config, browser }: Order): Promise<void> {
  const read = readConfiguration(config)
  if (read.kind === 'wrong') throw new Error(read.why)
  const window = await openChromiumWindow({
    folder: fileURLToPath(new URL('../../out/renderer', import.meta.url)), board: true,
    mode: browser === null ? { kind: 'serveOnly' } : { kind: 'launch', look: 'headless', ...browser },
    now: () => performance.now(), random: (bytes) => randomBytes(bytes), patience: 20_000,
  })
  close = () => window.close()
  const assembled = await assemble({
    configuration: read.configuration, build: packageJson.version, marks: [], production: false, window, board: window.board,
    startChild: startNodeChild, forget, cardHand: null, moneyHand: null,
    entries: {
      vault: new URL('../../../electron/vault/vault-process.ts', import.meta.url),
      card: new URL('../../../hardware/card/card-process.ts', import.meta.url),
      center: new URL('nobody-process.ts', import.meta.url),
    },
    onBug(bug) {
      throw bug
    },
  })
  if (assembled.kind === 'refused') throw new Error(assembled.why)
  close = async () => {
    await window.close()
    await assembled.close()
  }
  parent.send({ terminalUrl: window.terminalUrl, boardUrl: window.boardUrl })
}
