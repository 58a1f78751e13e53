import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'
import { patience } from '../../../build/patience.ts'
import { FrameDecoder } from './frame.ts'
import type { ChildProcessByStdio } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import type { Frame } from './frame.ts'

type Cable = ChildProcessByStdio<Writable, Readable, null>

/** A device at the far end of a pseudo terminal, which `socat` holds; its plug can be pulled. */
export class PtyDevice {
  readonly #folder = mkdtempSync(join(tmpdir(), 'coin-line-'))
  readonly path = join(this.#folder, 'tty')
  #cable: Cable | null = null
  /** A single wire: the host hears itself. */
  echoes = false
  /** Pieces that it says to a frame, each in a write of its own. */
  answer: (frame: Frame) => readonly (readonly number[])[] = () => []

  async plug(): Promise<void> {
    const cable = spawn('socat', [`pty,raw,echo=0,link=${this.path}`, 'stdio'], { stdio: ['pipe', 'pipe', 'ignore'] })
    this.#cable = cable
    const decoder = new FrameDecoder()
    // It may be gone while we still speak.
    cable.stdin.on('error', () => {})
    cable.stdout.on('data', (bytes: Buffer) => {
      if (this.echoes) cable.stdin.write(bytes)
      for (const frame of decoder.take(bytes)) for (const piece of this.answer(frame)) cable.stdin.write(Uint8Array.from(piece))
    })
    await vi.waitUntil(() => existsSync(this.path), patience)
  }

  /** At once, without a word: the line ends under whoever has it open. */
  async unplug(): Promise<void> {
    const cable = this.#cable
    this.#cable = null
    if (cable === null) return
    const gone = once(cable, 'exit')
    cable.kill('SIGKILL')
    await gone
    rmSync(this.path, { force: true })
  }

  async end(): Promise<void> {
    await this.unplug()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
