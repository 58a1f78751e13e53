import { cpSync, existsSync } from 'node:fs'
import { join } from 'node:path'

/** A step of the screens' build, between an emptied folder and its manifest: the clips go where the screens can reach them. */
const out = join(import.meta.dirname, '../out')
const made = join(out, 'voice')
const clips = (path: string) => path !== join(made, 'source')
if (existsSync(join(made, 'index.json'))) cpSync(made, join(out, 'renderer/voice'), { recursive: true, filter: clips })
