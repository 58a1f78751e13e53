import { cpSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** A step of the screens' build, before their manifest is written: the clips go where the screens can reach them. */
const out = join(import.meta.dirname, '../out')
const made = join(out, 'voice')
const there = join(out, 'renderer/voice')
rmSync(there, { recursive: true, force: true })
if (existsSync(join(made, 'index.json'))) cpSync(made, there, { recursive: true, filter: (path) => path !== join(made, 'source') })
