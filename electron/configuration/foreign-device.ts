import type { Configuration } from './configuration.ts'

type Devices = Pick<Configuration, 'coins' | 'printer' | 'receipt' | 'staffCall'>

/**
 * What of the configuration this system can't have, so that the terminal would be out of service for good, with the key and what would do
 * instead; null: nothing. @param platform as `process.platform`.
 */
export function foreignDevice({ coins, printer, receipt, staffCall }: Devices, platform: NodeJS.Platform): string | null {
  const windows = platform === 'win32'
  const noSerialDevice = `is no serial device here; name it as this system does, e.g. ${windows ? 'COM3' : '/dev/ttyUSB0'}`
  if (printer.kind === 'windows' && !windows) return 'printer: the kind windows prints through Windows, which this is not; take ipp, or cups'
  if (printer.kind === 'cups' && windows) return 'printer: the kind cups prints through CUPS, which Windows has not; take ipp, or windows'
  if (receipt.kind === 'escpos' && receipt.line.kind === 'serial' && receipt.line.path.startsWith('/') === windows) {
    return `receipt.line.path: ${receipt.line.path} ${noSerialDevice}`
  }
  if (coins.kind === 'cctalk' && coins.path.startsWith('/') === windows) return `coins.path: ${coins.path} ${noSerialDevice}`
  if (staffCall.kind === 'led' && windows) return 'staffCall: the kind led is a lamp as Linux offers it; take none'
  return null
}
