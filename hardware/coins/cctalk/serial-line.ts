import { serialPort } from '../../line/serial-port.ts'
import type { OpenLine } from '../../line/line.ts'

/**
 * A ccTalk bus on a serial port: 9600 bits a second, 8N1 (ccTalk generic specification, part 1).
 * @param path e.g. /dev/serial/by-id/… or COM3.
 */
export function serialLine(path: string): OpenLine {
  return serialPort({ path, baud: 9600 }, 5000)
}
