import { spawn } from 'node:child_process'
import {
  closeSync, existsSync, linkSync, mkdirSync, mkdtempSync, openSync, readFileSync, readSync, readdirSync, rmSync, symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openDemoWipe } from './demo-wipe.ts'
import { openProcessWipe } from './process-wipe.ts'

const wipe = openProcessWipe()

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wipe-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

describe('overwriting', () => {
  test('every byte of every buffer is zero, and only theirs', () => {
    const whole = new Uint8Array(10).fill(7)
    const buffers = [whole.subarray(2, 8), Buffer.from('住民票'), new Uint8Array(0)]
    expect(wipe.overwrite(buffers)).toBe(6 + 9)
    expect([...whole]).toEqual([7, 7, 0, 0, 0, 0, 0, 0, 7, 7])
    expect(buffers.every(buffer => buffer.every(byte => byte === 0))).toBe(true)
  })
})

describe('gone', () => {
  test('a process is gone when the system does not know it any more, not before', async () => {
    const child = spawn('cat', { stdio: ['pipe', 'ignore', 'ignore'] })
    const ended = new Promise<void>(done => { child.once('exit', () => done()) })
    const pid = child.pid ?? 0
    expect(wipe.gone(pid)).toBe(false)
    child.stdin.end()
    await ended
    expect(wipe.gone(pid)).toBe(true)
  })

  test('a zombie is not gone', async () => {
    // The shell replaces itself by a process that never asks what became of its child; only then the child may end, or the shell
    // itself would still ask.
    const parent = spawn('sh', ['-c', 'read end <&3 & echo $!; exec cat'], { stdio: ['pipe', 'pipe', 'ignore', 'pipe'] })
    const ended = new Promise<void>(done => { parent.once('exit', () => done()) })
    onTestFinished(async () => {
      parent.stdin?.end()
      await ended
    })
    const said = await new Promise<Buffer>(done => { parent.stdout?.once('data', done) })
    const pid = Number(said.toString())
    await expect.poll(() => readFileSync(`/proc/${parent.pid}/comm`, 'utf8')).toBe('cat\n')
    const line = parent.stdio[3]
    if (line instanceof Writable) line.end('\n')
    await expect.poll(() => readFileSync(`/proc/${pid}/stat`, 'utf8')).toMatch(/\) Z /)
    expect(wipe.gone(pid)).toBe(false)
  })

  test('the first process of the system is not gone', () => {
    expect(wipe.gone(1)).toBe(false)
  })

  test.each([0, -1, 1.5, Number.NaN])('%d is no process', pid => {
    expect(() => wipe.gone(pid)).toThrow(RangeError)
  })
})

describe('sweeping', () => {
  test('every file below is overwritten in place and removed, and counted', async () => {
    const folder = newFolder()
    mkdirSync(join(folder, 'a/b'), { recursive: true })
    const long = Buffer.alloc(200_000, 'certificate')
    for (const name of ['one', 'a/two', 'a/b/three', 'a/b/.hidden']) writeFileSync(join(folder, name), long)
    writeFileSync(join(folder, 'empty'), '')
    // A file that is still open shows what its blocks hold once its name is gone.
    const file = openSync(join(folder, 'a/two'), 'r')
    expect(await wipe.sweep([folder])).toBe(5)
    expect(new Set(readdirSync(folder, { recursive: true, encoding: 'utf8' }))).toEqual(new Set(['a', 'a/b']))
    const left = Buffer.alloc(300_000, 1)
    expect(readSync(file, left)).toBe(long.length)
    closeSync(file)
    expect(left.subarray(0, long.length).every(byte => byte === 0)).toBe(true)
  })

  test('a link is removed, what it points at stays as it is', async () => {
    const folder = newFolder()
    const outside = newFolder()
    writeFileSync(join(outside, 'kept'), 'kept')
    symlinkSync(join(outside, 'kept'), join(folder, 'file'))
    symlinkSync(outside, join(folder, 'folder'))
    symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling'))
    linkSync(join(outside, 'kept'), join(folder, 'second-name'))
    expect(await wipe.sweep([folder])).toBe(0)
    expect(readdirSync(folder)).toEqual([])
    expect(readFileSync(join(outside, 'kept'), 'utf8')).toBe('kept')
  })

  test('a folder that is a link, or no folder, is not swept', async () => {
    const folder = newFolder()
    writeFileSync(join(folder, 'kept'), 'kept')
    symlinkSync(folder, join(folder, 'link'))
    await expect(wipe.sweep([join(folder, 'link')])).rejects.toThrow('only a folder')
    await expect(wipe.sweep([join(folder, 'kept')])).rejects.toThrow('only a folder')
    expect(existsSync(join(folder, 'kept'))).toBe(true)
  })

  test('a folder that does not exist has nothing to sweep', async () => {
    expect(await wipe.sweep([join(newFolder(), 'absent')])).toBe(0)
  })
})

describe('the hand on the demo wipe', () => {
  test('it can make the evidence fail, and only that', async () => {
    const { wipe, hand } = openDemoWipe()
    const folder = newFolder()
    const buffer = Buffer.from('secret')
    hand.short(true)
    hand.lingering(true)
    expect(wipe.overwrite([buffer])).toBe(5)
    expect(buffer.every(byte => byte === 0)).toBe(true)
    expect(wipe.overwrite([])).toBe(0)
    const child = spawn('true')
    await new Promise<void>(done => { child.once('exit', () => done()) })
    expect(wipe.gone(child.pid ?? 0)).toBe(false)
    hand.short(false)
    hand.lingering(false)
    expect([wipe.overwrite([buffer]), wipe.gone(child.pid ?? 0)]).toEqual([6, true])
    writeFileSync(join(folder, 'left'), 'left')
    expect(await wipe.sweep([folder])).toBe(1)
  })
})
