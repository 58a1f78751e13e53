import { hostname } from 'node:os'
import { resolve } from 'node:path'
import { configuration } from '../../electron/configuration/configuration.ts'
import { readPrinterFiles } from '../../electron/configuration/printer-files.ts'
import { readConfiguration } from '../../electron/configuration/read-configuration.ts'
import { openPrinter, placePrinter } from '../../hardware/printer/open-printer.ts'
import type { PrinterChoice } from '../../hardware/printer/open-printer.ts'
import { examinePrinter } from './printer-examination.ts'
import type { PrinterFinding } from './printer-finding.ts'
import { readPrinterOptions } from './printer-options.ts'
import type { PrinterOptions } from './printer-options.ts'
import { printerResultOf } from './printer-result.ts'
import { lineOfPrinter } from './printer-words.ts'
import { marks, show } from './show.ts'

const moment = new Intl.DateTimeFormat('ja-JP', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Tokyo' })

/**
 * Examines a printer as the terminal uses it, and says what it found line by line; with `--test-sheet` one sheet goes out, and none otherwise.
 * Exit code: 0 all is well, 1 something is not, 2 asked wrongly.
 */
export async function doctorPrinter(args: readonly string[]): Promise<number> {
  const options = readPrinterOptions(args)
  if ('wrong' in options) return refuse(options.wrong)
  const choice = choiceOf(options)
  if ('wrong' in choice) return refuse(choice.wrong)

  // With --json the one object has standard output for itself.
  const say = options.json ? console.error : console.log
  const findings: PrinterFinding[] = []
  const printer = openPrinter(choice)
  const well = await examinePrinter({
    printer, testSheet: options.testSheet ? `${hostname()}　${moment.format(new Date())}` : null, clock: () => performance.now(),
    tell(finding) {
      findings.push(finding)
      show(lineOfPrinter(finding), say)
    },
  })
  await printer.close()
  say(`${marks[well ? 'good' : 'bad']} ${well ? 'all is well' : 'not all is well'}`)
  if (options.json) console.log(JSON.stringify(printerResultOf(findings)))
  return well ? 0 : 1
}

function choiceOf({ which }: PrinterOptions): PrinterChoice | { readonly wrong: string } {
  return 'config' in which ? configuredChoice(which.config) : addressedChoice(which)
}

function configuredChoice(file: string): PrinterChoice | { readonly wrong: string } {
  const read = readConfiguration(file)
  if (read.kind === 'wrong') return { wrong: read.why }
  const printer = readPrinterFiles(read.configuration.printer, Date.now())
  if (printer.kind === 'wrong') return { wrong: `${file}: ${printer.why}` }
  return placePrinter(printer.printer, resolve(read.configuration.dataFolder))
}

/** Held to what the configuration takes, so that what is well here can be written there. */
function addressedChoice({ uri, certificate }: { readonly uri: string; readonly certificate: string | null }): PrinterChoice | { readonly wrong: string } {
  const parsed = configuration.shape.printer.safeParse({ kind: 'ipp', uri, ...(certificate === null ? {} : { certificate: resolve(certificate) }) })
  if (!parsed.success) return { wrong: parsed.error.issues.map(({ path, message }) => `--${path.join('.')} ${message}`).join('\n') }
  const printer = readPrinterFiles(parsed.data, Date.now())
  return printer.kind === 'wrong' ? { wrong: printer.why } : placePrinter(printer.printer, '')
}

function refuse(why: string): number {
  console.error(why)
  return 2
}
