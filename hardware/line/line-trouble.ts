/**
 * Why a serial line can't be opened. `missing`: there is no such device. `denied`: this user may not. `busy`: another program has it.
 * `notSerial`: it is something else, a file or a folder. `silent`: its driver does not come back.
 */
export type LineTrouble = 'missing' | 'denied' | 'busy' | 'notSerial' | 'silent' | 'other'

/** By what `serialport` 13 says on Linux and Windows; it has no codes. */
const words: readonly (readonly [RegExp, LineTrouble])[] = [
  [/no such (file|device)|file not found/i, 'missing'], [/cannot lock port|resource busy|access denied/i, 'busy'],
  [/permission denied/i, 'denied'], [/inappropriate ioctl|is a directory/i, 'notSerial'],
]

/** How long opening may take, ms. */
const openMs = 5000

/** Opens a line and closes it again; null: it can be opened. */
export async function lineTrouble(path: string): Promise<LineTrouble | null> {
  const { SerialPort } = await import('serialport')
  // At any speed: nothing is sent.
  const port = new SerialPort({ path, baudRate: 9600, autoOpen: false })
  const { promise, resolve } = Promise.withResolvers<LineTrouble | null>()
  const bell = setTimeout(() => resolve('silent'), openMs)
  port.on('error', () => {})
  port.open(error => {
    if (error === null) port.close(() => resolve(null))
    else resolve(words.find(([said]) => said.test(error.message))?.[1] ?? 'other')
  })
  const trouble = await promise
  clearTimeout(bell)
  return trouble
}
