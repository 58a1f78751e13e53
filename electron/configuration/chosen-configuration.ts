import demo from './demo.json' with { type: 'json' }
import { parseConfiguration, readConfiguration } from './read-configuration.ts'
import type { ReadConfiguration } from './read-configuration.ts'

/** The configuration of that file; without one, the built-in demo's. */
export function chosenConfiguration(file: string | null): ReadConfiguration {
  return file === null ? parseConfiguration(demo, 'the built-in configuration') : readConfiguration(file)
}
