import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { manifestName, manifestOf } from '../electron/start/manifest.ts'

/** `node build/write-manifest.ts FOLDER`, the last step of a build: writes down what the folder holds, for the terminal to check. */
const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('which folder?')
const packageJson: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'))
const { version } = z.object({ version: z.string() }).parse(packageJson)
writeFileSync(join(folder, manifestName), `${JSON.stringify(manifestOf(folder, version), null, 2)}\n`)
