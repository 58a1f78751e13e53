import type { CardProcess } from './card-client.ts'

/** A process that says what the test wants it to say, and ends when the test wants. */
export class FakeProcess implements CardProcess {
  readonly received: unknown[] = []
  killed = 0
  say: (message: unknown) => void = () => {}
  exit: (code: number | null) => void = () => {}
  send(message: object): void { this.received.push(structuredClone(message)) }
  onMessage(listener: (message: unknown) => void): void { this.say = listener }
  onExit(listener: (code: number | null) => void): void { this.exit = listener }
  kill(): void { this.killed += 1 }
}
