import { runSettlement } from './run-settlement.ts'

process.exitCode = await runSettlement(process.argv.slice(2), { say: (line) => console.log(line), complain: (line) => console.error(line) })
