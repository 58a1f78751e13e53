import { writeFileSync } from 'node:fs'
import { chosenConfiguration } from '../../electron/configuration/chosen-configuration.ts'
import { reportCsv } from '../../electron/settlement/csv.ts'
import { fatesOf } from '../../electron/settlement/fates.ts'
import { reportPdf } from '../../electron/settlement/paper/sheet.ts'
import { ledgerDays, reconcile } from '../../electron/settlement/reconciliation.ts'
import { settle } from '../../electron/settlement/settlement.ts'
import { isDemo } from '../../electron/start/settings-from.ts'
import { askCenter, openConfiguredCenter } from './ask-center.ts'
import { readOptions } from './options.ts'
import { readJournal } from './read-journal.ts'
import { reportText } from './show.ts'
import type { Configuration } from '../../electron/configuration/configuration.ts'
import type { Fate } from '../../electron/settlement/fates.ts'
import type { Reconciliation } from '../../electron/settlement/reconciliation.ts'
import type { Report } from '../../electron/settlement/report.ts'
import type { Options } from './options.ts'

/** What is said, and where. */
export interface Out {
  readonly say: (line: string) => void
  readonly complain: (line: string) => void
}

/**
 * 日次・月次清算 of the terminal that the configuration names. Exit code: 0 the books close and the center, if asked, has the same; 1 not, or
 * the center did not tell what it has; 2 asked wrongly, the configured center can't be opened, there is nothing to settle from, or a file can't be
 * written.
 */
export async function runSettlement(argv: readonly string[], { say, complain }: Out): Promise<0 | 1 | 2> {
  const options = readOptions(argv)
  if ('wrong' in options) return refuse(options.wrong)
  const read = chosenConfiguration(options.config)
  if (read.kind === 'wrong') return refuse(read.why)
  const { configuration } = read
  const opened = options.center ? await openConfiguredCenter(configuration) : null
  if (opened?.kind === 'refused') return refuse(opened.why)
  const journal = readJournal(configuration.dataFolder)
  if (journal.kind === 'refused') {
    await opened?.center.close()
    return refuse(journal.why)
  }
  const fates = fatesOf(journal.rows)
  const compared = opened === null ? null : await compare(opened.center, configuration, fates, options)
  if (typeof compared === 'string') complain(compared)
  const reconciliation = typeof compared === 'string' ? null : compared
  const settlement = settle(journal.rows, options.period)
  const report: Report = { place: configuration.place, terminal: configuration.terminal, demo: isDemo(configuration), settlement, reconciliation, madeAt: Date.now() }
  say(options.json ? JSON.stringify(report) : reportText(report))
  const unwritten = await write(report, options)
  if (unwritten !== null) return refuse(unwritten)
  return settlement.closes && typeof compared !== 'string' && reconciliation?.equal !== false ? 0 : 1

  function refuse(why: string): 2 {
    complain(why)
    return 2
  }
}

/** A text: why the center could not be asked. */
async function compare(
  center: Parameters<typeof askCenter>[0], configuration: Configuration, fates: readonly Fate[], { period }: Options,
): Promise<Reconciliation | string> {
  const asked = await askCenter(center, configuration, ledgerDays(fates, period, Date.now()))
  return asked.kind === 'untold' ? asked.why : reconcile(fates, asked.lines, period)
}

/** Null once they are written; else why one is not. */
async function write(report: Report, { csv, pdf }: Options): Promise<string | null> {
  const files = [
    ...(csv === null ? [] : [{ option: '--csv', file: csv, content: reportCsv(report) }]),
    ...(pdf === null ? [] : [{ option: '--pdf', file: pdf, content: await reportPdf(report) }]),
  ]
  for (const { option, file, content } of files) {
    try {
      writeFileSync(file, content)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
      return `${option} ${file}: can't be written (${code}); name a file in a folder that is there and yours`
    }
  }
  return null
}
