import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { electronChildren } from './electron-child.ts'
import type { utilityProcess } from 'electron'
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

function start() {
  const double = new Double()
  const forks: { module: string; options: UtilityProcessOptions }[] = []
  const signalled: number[] = []
  const fork = (module: string, _args: string[], options: UtilityProcessOptions) => {
    forks.push({ module, options })
    return double
  }
  const child = electronChildren({ fork }, (pid) => void signalled.push(pid))(new URL('file:///opt/vault.js'))
  return { double, child, forks, signalled }
}

test('the module is started with nothing inherited but stderr', () => {
  expect(fits).toBe(true)
  expect(start().forks).toEqual([{
    module: '/opt/vault.js',
    options: { env: {}, execArgv: [], stdio: ['ignore', 'ignore', 'inherit'], serviceName: 'madoguchi' },
  }])
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
  const { double, child, signalled } = start()
  const exits: (number | null)[] = []
  child.onExit((code) => exits.push(code))
  double.spawn(4242)
  double.exit(9)
  child.send({ word: 1 })
  child.kill()
  expect({ exits, posted: double.posted, signalled }).toEqual({ exits: [9], posted: [], signalled: [] })
})
