import { z } from 'zod'
import { windowsJob, windowsPrinter } from './windows-state.ts'
import type { WindowsJob, WindowsPrinterState } from './windows-state.ts'

/** Runs a script with the variables set; what it wrote to standard output, or null when it failed or took too long. */
export type RunPowerShell = (script: string, variables: Readonly<Record<string, string>>) => Promise<string | null>

export interface WindowsQueueSeen {
  /** Null: Windows knows no printer of that name. */
  readonly printer: WindowsPrinterState | null
  readonly jobs: readonly WindowsJob[]
}

// Names come in the environment and are only ever compared with: no name is ever read as a part of a script, of a filter or of a wildcard.
// Lists go through pipelines and @( ): what is empty there stays empty, where a variable would hand on one nameless object.
const begin = `
try { [Console]::OutputEncoding = [System.Text.UTF8Encoding]::new($false) } catch { }
$ErrorActionPreference = 'Stop'
$printer = $env:MADOGUCHI_PRINTER
$document = $env:MADOGUCHI_DOCUMENT
function Get-Queue {
  Get-CimInstance -ClassName Win32_PrintJob | Where-Object { $_.Name -eq ($printer + ', ' + $_.JobId) -or $_.Name -eq $printer }
}
function Get-Ours {
  Get-Queue | Where-Object { $_.Document -and $_.Document.EndsWith($document, [StringComparison]::OrdinalIgnoreCase) }
}
`
const jobFields = Object.keys(windowsJob.shape).join(', ')
const lookScript = `${begin}
$printers = @(Get-CimInstance -ClassName Win32_Printer | Where-Object { $_.Name -eq $printer } | Select-Object -Property ${Object.keys(windowsPrinter.shape).join(', ')})
$jobs = @(Get-Queue | Select-Object -Property ${jobFields})
[pscustomobject]@{ printer = $printers[0]; jobs = $jobs } | ConvertTo-Json -Depth 4 -Compress
`
// Paused first: a job that stands paused and untouched can't begin while it is being removed.
const removeScript = `${begin}
foreach ($job in @(Get-Ours)) { try { [void](Invoke-CimMethod -InputObject $job -MethodName Pause) } catch { } }
$paused = @(Get-Ours | Select-Object -Property ${jobFields})
foreach ($job in @(Get-Ours)) { try { Remove-CimInstance -InputObject $job } catch { } }
[pscustomobject]@{ paused = $paused } | ConvertTo-Json -Depth 4 -Compress
`

const jobs = z.union([z.array(windowsJob), z.object({ value: z.array(windowsJob) }).transform(({ value }) => value)])
const looked = z.object({ printer: windowsPrinter.nullable(), jobs })
const removed = z.object({ paused: jobs })

/** The spooler of Windows as this terminal asks it, through PowerShell (CIM classes Win32_Printer and Win32_PrintJob). */
export class WindowsSpooler {
  readonly #printer: string
  readonly #run: RunPowerShell

  constructor(printer: string, run: RunPowerShell) {
    this.#printer = printer
    this.#run = run
  }

  /** The printer and its queue; null when Windows can't be asked or makes no sense. */
  async look(): Promise<WindowsQueueSeen | null> {
    return looked.safeParse(parse(await this.#run(lookScript, { MADOGUCHI_PRINTER: this.#printer }))).data ?? null
  }

  /**
   * Pauses the jobs of one document, then removes them. Whether they are gone is seen at the next look.
   * @param document end of their name. @returns how they stood when they had been paused; null: nobody knows.
   */
  async remove(document: string): Promise<readonly WindowsJob[] | null> {
    const said = await this.#run(removeScript, { MADOGUCHI_PRINTER: this.#printer, MADOGUCHI_DOCUMENT: document })
    return removed.safeParse(parse(said)).data?.paused ?? null
  }
}

function parse(text: string | null): unknown {
  if (text === null) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
