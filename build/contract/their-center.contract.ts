import { z } from 'zod'
import { centerContract } from '../../center/center.contract.ts'
import { loadModule } from '../../center/module-file.ts'
import { fileVariable } from './center-file.ts'
import type { OpenCenter } from '../../center/contract-visitor.ts'

/** The center contract over `openCenterUnderTest(wanted)` of a module that the environment names. */
const file = process.env[fileVariable] ?? ''
const opener = z.custom<OpenCenter>((value) => typeof value === 'function')

const loaded = await loadModule(file)
if (loaded.kind === 'refused') throw new Error(loaded.why)
const open = opener.safeParse(loaded.exports['openCenterUnderTest'])
if (!open.success) throw new Error(`${file}: exports no function openCenterUnderTest, but ${Object.keys(loaded.exports).join(', ') || 'nothing'}`)
centerContract({ name: file, open: open.data })
