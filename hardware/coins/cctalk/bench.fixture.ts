import { onTestFinished } from 'vitest'
import { Bus } from './bus.ts'
import { says, ScriptedLine } from './scripted-line.fixture.ts'
import { VirtualTimer } from '../software/virtual-timer.ts'

/** What a device answers to a header: data, or `nack`; one that it does not know it leaves unanswered. */
export type Replies = Readonly<Record<number, readonly number[] | 'nack' | ((data: readonly number[]) => readonly number[] | 'nack')>>

/** A bus with one device on it, at `address`, that answers as written. */
export function bench(address: number, replies: Replies) {
  const timer = new VirtualTimer()
  const line = new ScriptedLine(timer)
  line.script = ({ destination, header, data }) => {
    const reply = replies[header]
    if (destination !== address || reply === undefined) return []
    const said = typeof reply === 'function' ? reply([...data]) : reply
    return said === 'nack' ? says(address, [], 5) : says(address, said)
  }
  const bus = new Bus({ open: line.open, timer })
  onTestFinished(async () => await bus.close())
  return {
    bus, timer, line,
    /** Lets time pass until that is answered. */
    until: async <T>(promise: Promise<T>): Promise<T> => await timer.until(promise),
    /** What was sent: header and data. */
    sent: (): readonly (readonly number[])[] => line.heard.map(({ frame: { header, data } }) => [header, ...data]),
  }
}

/** Characters as bytes. */
export function ascii(text: string): number[] {
  return [...Buffer.from(text, 'ascii')]
}
