import type { OpenLine } from './line.ts'

export interface SerialPlace {
  /** E.g. /dev/ttyUSB0 or COM3. */
  readonly path: string
  /** Bits a second, as the device wants them. */
  readonly baud: number
}

/**
 * A device on a serial line, or on USB as one: 8N1, no flow control.
 * @param openMs how long opening may take, and closing, ms.
 */
export function serialPort({ path, baud }: SerialPlace, openMs: number): OpenLine {
  return async ear => {
    // It carries a binary, which a machine without such a line need not have.
    const { SerialPort } = await import('serialport')
    const { promise, resolve } = Promise.withResolvers<boolean>()
    const port = new SerialPort({ path, baudRate: baud, autoOpen: false })
    port.on('data', (bytes: Buffer) => ear.heard(bytes))
    // A write that fails: an unplugged line closes besides, a dead one is found out by its silence. One that was unplugged at the moment
    // it spoke is not told as gone by its reading, which then keeps a processor busy, but by the next write.
    port.on('error', () => {})
    port.on('close', () => ear.gone())
    const bell = setTimeout(() => resolve(false), openMs)
    let late = false
    port.open(error => {
      if (late) return port.close(() => {})
      resolve(error === null)
    })
    const opened = await promise
    late = !opened
    clearTimeout(bell)
    if (!opened) return null
    return {
      send: bytes => void (port.isOpen && port.write(bytes)),
      async close() {
        if (!port.isOpen) return
        const closed = Promise.withResolvers<void>()
        // What a dead device never took would keep the port from closing.
        port.flush(() => port.close(() => closed.resolve()))
        // A driver that never calls back must not keep the terminal from ending.
        const bell = setTimeout(() => closed.resolve(), openMs)
        await closed.promise
        clearTimeout(bell)
      },
    }
  }
}
