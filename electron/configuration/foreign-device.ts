import type { Configuration } from './configuration.ts'

type Devices = Pick<Configuration, 'printer' | 'receipt' | 'staffCall'>

/**
 * What of the configuration this system can't have, so that the terminal would be out of service for good, with the key and what would do
 * instead; null: nothing. @param platform as `process.platform`.
 */
export function foreignDevice({ printer, receipt, staffCall }: Devices, platform: NodeJS.Platform): string | null {
  const windows = platform === 'win32'
  if (printer.kind === 'windows' && !windows) return 'printer: the kind windows prints through Windows, which this is not; take ipp, or cups'
  if (printer.kind === 'cups' && windows) return 'printer: the kind cups prints through CUPS, which Windows has not; take ipp, or windows'
  if (receipt.kind === 'escpos' && receipt.line.kind === 'serial' && receipt.line.path.startsWith('/') === windows) {
    return `receipt.line.path: ${receipt.line.path} is no serial device here; name it as this system does, e.g. ${windows ? 'COM3' : '/dev/ttyUSB0'}`
  }
  if (staffCall.kind === 'led' && windows) return 'staffCall: the kind led is a lamp as Linux offers it; take none'
  return null
}
