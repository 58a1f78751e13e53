import type { OpenLine } from './line.ts'

/**
 * A ccTalk bus on a serial port: 9600 bits a second, 8N1 (ccTalk generic specification, part 1).
 * @param path e.g. /dev/serial/by-id/… or COM3.
 * @param openMs how long opening may take, and closing, ms.
 */
export function serialLine(path: string, openMs = 5000): OpenLine {
  return async ear => {
    // It carries a binary, which a machine without such a line need not have.
    const { SerialPort } = await import('serialport')
    const { promise, resolve } = Promise.withResolvers<boolean>()
    const port = new SerialPort({ path, baudRate: 9600, autoOpen: false })
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
