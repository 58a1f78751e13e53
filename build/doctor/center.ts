import { machineTimer } from '../../center/http-center.ts'
import { readCenterFiles } from '../../electron/configuration/center-files.ts'
import { readConfiguration } from '../../electron/configuration/read-configuration.ts'
import { settingsFrom } from '../../electron/start/settings-from.ts'
import packageJson from '../../package.json' with { type: 'json' }
import { examineCenter } from './center-examination.ts'
import { readCenterOptions } from './center-options.ts'
import { centerResultOf } from './center-result.ts'
import { lineOfCenter } from './center-words.ts'
import { marks, show } from './show.ts'
import type { CenterFinding } from './center-finding.ts'

/** ms for name, connection, handshake and first word together. */
const patience = 10_000

/**
 * Examines the way to the center and the center itself as the terminal of a configuration uses them, and says what it found line by line.
 * Asks a heartbeat and nothing else. Exit code: 0 all is well, 1 something is not, 2 asked wrongly.
 */
export async function doctorCenter(args: readonly string[]): Promise<number> {
  const options = readCenterOptions(args)
  if ('wrong' in options) return refuse(options.wrong)
  const read = readConfiguration(options.config)
  if (read.kind === 'wrong') return refuse(read.why)
  const { center, terminal } = read.configuration
  if (center.kind === 'reference') return refuse(`${options.config}: center.kind is reference: that one runs beside the terminal, and there is no way to it`)
  if (center.kind === 'module') return refuse(`${options.config}: center.kind is module: only the module knows its way; npm run contract examines the module`)

  // With --json the one object has standard output for itself.
  const say = options.json ? console.error : console.log
  const findings: CenterFinding[] = []
  function tell(finding: CenterFinding): void {
    findings.push(finding)
    show(lineOfCenter(finding), say)
  }
  const files = readCenterFiles(center, { terminal, now: Date.now() })
  if (files.kind === 'wrong') for (const why of files.why.split('\n')) tell({ kind: 'files', why })
  const well = files.kind === 'read' && await examineCenter({
    way: files.way, signingKeys: center.signingKeys, identity: settingsFrom(read.configuration, packageJson.version).identity,
    timer: machineTimer, clock: () => performance.now(), now: Date.now, patience, tell,
  })
  say(`${marks[well ? 'good' : 'bad']} ${well ? 'all is well' : 'not all is well'}`)
  if (options.json) console.log(JSON.stringify(centerResultOf(findings)))
  return well ? 0 : 1
}

function refuse(why: string): number {
  console.error(why)
  return 2
}
