import { FrameDecoder } from '../../hardware/coins/cctalk/frame.ts'
import type { Frame } from '../../hardware/coins/cctalk/frame.ts'
import type { Line, OpenLine } from '../../hardware/line/line.ts'

const host = 1

/** Listens in on what goes over a line, to tell what the driver makes nothing of: an echo, noise, somebody else's talk, a late answer. */
export class LineTap {
  readonly open: OpenLine
  #asked = 0
  #repeated = 0
  #echoed = false
  #foreign = 0
  readonly #decoder = new FrameDecoder()
  readonly #speakers = new Set<number>()
  #lost = false
  #last = ''
  /** Heard since `#last` was sent. */
  #since: readonly number[] = []

  constructor(open: OpenLine) {
    this.open = async (ear) => {
      const line = await open({
        heard: (bytes) => {
          this.#since = [...this.#since, ...bytes]
          this.#note(this.#decoder.take(bytes))
          ear.heard(bytes)
        },
        gone: () => {
          this.#lost = true
          ear.gone()
        },
      })
      this.#lost ||= line === null
      return line === null ? null : this.#tapped(line)
    }
  }

  /** Whether the line has ended, or could not be opened, even if it is back. */
  get lost(): boolean {
    return this.#lost
  }

  /** Frames sent, and how many of them for the second time or third, for the first was not answered. */
  get sent(): { readonly asked: number; readonly repeated: number } {
    return { asked: this.#asked, repeated: this.#repeated }
  }

  /** Addresses that have answered anything, in time or late. */
  get speakers(): ReadonlySet<number> {
    return this.#speakers
  }

  /** Whether what was sent came back. */
  get echoes(): boolean {
    this.#sift()
    return this.#echoed
  }

  /** Bytes that others have sent, good answers among them. */
  get heard(): number {
    this.#sift()
    return this.#foreign
  }

  #tapped(line: Line): Line {
    return {
      send: (bytes) => {
        this.#sift()
        this.#note(this.#decoder.gap())
        const said = bytes.join()
        this.#asked += 1
        if (said === this.#last) this.#repeated += 1
        this.#last = said
        line.send(bytes)
      },
      close: async () => line.close(),
    }
  }

  #note(frames: readonly Frame[]): void {
    for (const { destination, source } of frames) if (destination === host) this.#speakers.add(source)
  }

  /** Puts away what was heard since the last frame. */
  #sift(): void {
    if (this.#last === '') this.#foreign += this.#since.length
    else {
      const length = this.#last.split(',').length
      const echo = this.#since.slice(0, length).join() === this.#last
      this.#echoed ||= echo
      this.#foreign += this.#since.length - (echo ? length : 0)
    }
    this.#since = []
  }
}
