import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { electronChildren } from './electron-child.ts'
import type { utilityProcess } from 'electron'
import type { OwnProcesses } from './own-processes.ts'
import type { UtilityProcess, UtilityProcesses, UtilityProcessOptions } from './electron-child.ts'

/** Fails to compile when Electron's own module no longer fits what is used of it. */
type Fits = typeof utilityProcess extends UtilityProcesses ? true : never
const fits: Fits = true

class Double extends EventEmitter implements UtilityProcess {
  pid: number | undefined
  readonly posted: object[] = []
  postMessage(message: object): void {
    this.posted.push(message)
  }
  kill(): boolean {
    throw new Error('Electron\'s kill is a request; a vault is not asked')
  }
  spawn(pid: number): void {
    this.pid = pid
    this.emit('spawn')
  }
  exit(code: number): void {
    this.pid = undefined
    this.emit('exit', code)
  }
}

/** The system's list of processes, and its clock. */
class SystemDouble implements OwnProcesses {
  readonly living = new Set<number>()
  readonly killed: number[] = []
  /** One that hangs in the kernel is there whatever is sent to it. */
  immortal = false
  readonly #due: (() => void)[] = []
  now = 0
  kill(pid: number): void {
    this.killed.push(pid)
    if (!this.immortal) this.living.delete(pid)
  }
  gone(pid: number): boolean {
    return !this.living.has(pid)
  }
  after(ms: number, due: () => void): void {
    this.#due.push(() => {
      this.now += ms
      due()
    })
  }
  /** Lets time pass until nothing more is waited for, or so many ms. */
  pass(ms: number): void {
    const until = this.now + ms
    while (this.now < until) {
      const [due] = this.#due.splice(0, 1)
      if (due === undefined) return
      due()
    }
  }
}

function start() {
  const double = new Double()
  const system = new SystemDouble()
  const forks: { module: string; options: UtilityProcessOptions }[] = []
  const exits: (number | null)[] = []
  const fork = (module: string, _args: string[], options: UtilityProcessOptions) => {
    forks.push({ module, options })
    return double
  }
  const child = electronChildren({ fork }, system)(new URL('file:///opt/vault.js'))
  child.onExit((code) => exits.push(code))
  return { double, child, forks, system, exits, signalled: system.killed }
}

/** One that runs, with this id. */
function started(pid: number): ReturnType<typeof start> {
  const all = start()
  all.system.living.add(pid)
  all.double.spawn(pid)
  return all
}

test('the module is started with nothing inherited but stderr: an environment without any entry would be ours', () => {
  expect(fits).toBe(true)
  const [forked] = start().forks
  expect(forked).toMatchObject({ module: '/opt/vault.js', options: { execArgv: [], stdio: ['ignore', 'ignore', 'inherit'], serviceName: 'madoguchi' } })
  expect(Object.keys(forked?.options.env ?? {})).toContain('GLIBC_TUNABLES')
})

test('messages pass both ways, also before the process runs', () => {
  const { double, child } = start()
  const heard: unknown[] = []
  child.onMessage((message) => heard.push(message))
  child.send({ word: 1 })
  double.emit('message', { word: 2 })
  expect({ posted: double.posted, heard }).toEqual({ posted: [{ word: 1 }], heard: [{ word: 2 }] })
})

test('the process id is known from the spawn on, and still after the exit', () => {
  const { double, child } = start()
  expect(child.pid).toBe(null)
  double.spawn(4242)
  double.exit(0)
  expect(child.pid).toBe(4242)
})

test('a child killed before it runs is killed as soon as it runs', () => {
  const { double, child, signalled } = start()
  child.kill()
  expect(signalled).toEqual([])
  double.spawn(4242)
  expect(signalled).toEqual([4242])
})

test('nothing is posted or signalled to a process that is gone: its id may be another\'s by now', () => {
  const { double, child, system, exits, signalled } = started(4242)
  system.living.clear()
  double.exit(9)
  child.send({ word: 1 })
  child.kill()
  expect({ exits, posted: double.posted, signalled }).toEqual({ exits: [9], posted: [], signalled: [] })
})

test('Electron tells of an exit before the process is gone: ours is told of when it is', () => {
  const { double, system, exits } = started(4242)
  double.exit(0)
  system.pass(2_000)
  expect(exits).toEqual([])
  system.living.clear()
  system.pass(1_000)
  expect({ exits, killed: system.killed }).toEqual({ exits: [0], killed: [] })
})

test('one that hangs while it ends is killed, at the latest after 3 s, and counts as killed', () => {
  const { double, child, system, exits } = started(4242)
  double.exit(0)
  child.send({ word: 1 })
  system.pass(2_900)
  expect({ exits, killed: system.killed, posted: double.posted }).toEqual({ exits: [], killed: [], posted: [] })
  system.pass(200)
  expect({ exits, killed: system.killed }).toEqual({ exits: [null], killed: [4242] })
})

test('one that is to be killed while it ends is killed at once', () => {
  const { double, child, system } = started(4242)
  double.exit(0)
  child.kill()
  expect(system.killed).toEqual([4242])
})

test('of one that nothing ends it is said within the time in which a vault’s end is waited for', () => {
  const { double, system, exits } = started(4242)
  system.immortal = true
  double.exit(0)
  system.pass(60_000)
  expect(exits).toEqual([null])
  expect(system.now).toBeLessThan(15_000)
})
