import { rm } from 'node:fs/promises'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { spawn } from 'node:child_process'
import { Readable, Writable } from 'node:stream'
import { z } from 'zod'
import { blank, chromiumFlags } from './chromium-flags.ts'
import { openDevtoolsPipe } from './devtools-pipe.ts'
import { makeProfile } from './profile-folder.ts'
import type { ChromiumLook } from './chromium-flags.ts'

export interface BrowserOptions {
  readonly program: string
  readonly look: ChromiumLook
  /** Where the profile is made; a memory file system leaves nothing on a disk. */
  readonly profiles: string
  /** Told once when it has ended, however it came about. */
  readonly ended: (why: string) => void
}

export interface ChromiumBrowser {
  readonly pid: number
  /** Resolves when the page has loaded. */
  open(url: string): Promise<void>
  /** Opens `url` in a new renderer process. False when the old one is still there after `patience` ms. */
  openAfresh(url: string, patience: number): Promise<boolean>
  rendererPids(): Promise<readonly number[]>
  /** Resolves when browser and profile are gone. */
  close(): Promise<void>
}

const targets = z.object({ targetInfos: z.array(z.object({ targetId: z.string(), type: z.string() })) })
const attached = z.object({ sessionId: z.string() })
const processes = z.object({ processInfo: z.array(z.object({ type: z.string(), id: z.number() })) })
const navigated = z.object({ errorText: z.string().optional(), loaderId: z.string().optional() })
const lifecycle = z.object({ name: z.string(), loaderId: z.string() })

const alive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Only what a browser needs; its home and its temporary files are in the profile, so it writes nowhere else. */
const environment = (home: string): NodeJS.ProcessEnv => {
  const kept = ['PATH', 'LANG', 'LC_ALL', 'TZ', 'DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY', 'XDG_RUNTIME_DIR', 'DBUS_SESSION_BUS_ADDRESS']
  return { ...Object.fromEntries(kept.map((name) => [name, process.env[name]])), HOME: home, TMPDIR: home }
}

/** Starts a browser with a profile of its own that ends with it. Rejects when it can't be started. */
export const launchBrowser = async ({ program, look, profiles, ended }: BrowserOptions): Promise<ChromiumBrowser> => {
  const profile = await makeProfile(profiles)
  const flags = chromiumFlags(look, profile, process.getuid?.() === 0)
  const child = spawn(program, flags, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'], env: environment(profile), detached: true })
  const gone = Promise.withResolvers<string>()
  child.once('exit', (code, signal) => gone.resolve(`browser ended: ${String(code ?? signal)}`))
  const removed = gone.promise.then(async () => rm(profile, { recursive: true, force: true, maxRetries: 5 }))
  try {
    await once(child, 'spawn')
  } catch (fault) {
    gone.resolve('not started')
    await removed
    throw fault
  }
  const [, , , to, from] = child.stdio
  const { pid } = child
  if (!(to instanceof Writable) || !(from instanceof Readable) || pid === undefined) throw new Error('a spawned child lacks its pipes')
  // The group, so that no renderer outlives the browser; there is nothing in it worth an orderly end.
  const kill = (): void => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-pid, 'SIGKILL')
  }
  const end = async (): Promise<void> => {
    kill()
    await removed
  }

  const pipe = openDevtoolsPipe(to, from)
  const rendererPids = async (): Promise<readonly number[]> => {
    const { processInfo } = processes.parse(await pipe.call('SystemInfo.getProcessInfo'))
    return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
  }
  let loaded = ''
  let next = Promise.withResolvers<void>()
  pipe.onEvent((method, params) => {
    // A browser without its page is ended whole: one way back, whatever died.
    if (method === 'Inspector.targetCrashed') kill()
    const stage = lifecycle.safeParse(params)
    if (method !== 'Page.lifecycleEvent' || stage.data?.name !== 'load') return
    loaded = stage.data.loaderId
    next.resolve()
    next = Promise.withResolvers<void>()
  })
  const attach = async (): Promise<string> => {
    await pipe.call('Browser.setDownloadBehavior', { behavior: 'deny' })
    const { targetInfos } = targets.parse(await pipe.call('Target.getTargets'))
    const page = targetInfos.find(({ type }) => type === 'page')
    if (page === undefined) throw new Error('the browser has no page')
    const { sessionId } = attached.parse(await pipe.call('Target.attachToTarget', { targetId: page.targetId, flatten: true }))
    await pipe.call('Inspector.enable', {}, sessionId)
    await pipe.call('Page.enable', {}, sessionId)
    await pipe.call('Page.setLifecycleEventsEnabled', { enabled: true }, sessionId)
    return sessionId
  }
  const session = await attach().catch(async (fault: unknown) => {
    await end()
    throw fault
  })
  void gone.promise.then(ended)

  const loads = async (loader: string | undefined): Promise<void> => {
    for (;;) {
      if (loaded === loader) return
      const why = await Promise.race([next.promise, gone.promise])
      if (why !== undefined) throw new Error(why)
    }
  }
  const navigate = async (url: string): Promise<void> => {
    const { errorText, loaderId } = navigated.parse(await pipe.call('Page.navigate', { url }, session))
    if (errorText !== undefined) throw new Error(errorText)
    await loads(loaderId)
  }
  let pageOf: readonly number[] = []
  const open = async (url: string): Promise<void> => {
    const others = await rendererPids()
    await navigate(url)
    pageOf = (await rendererPids()).filter((each) => !others.includes(each))
    // "Back" must lead nowhere.
    await pipe.call('Page.resetNavigationHistory', {}, session)
  }
  return {
    pid,
    open,
    rendererPids,
    openAfresh: async (url, patience) => {
      if (pageOf.length === 0) return false
      // It is another site than our page, so the browser gives it another process and ends the one of our page.
      await navigate(blank)
      const until = AbortSignal.timeout(patience)
      while (pageOf.some(alive) && !until.aborted) await wait(10)
      if (pageOf.some(alive)) return false
      await open(url)
      return true
    },
    close: end,
  }
}
