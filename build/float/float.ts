import { runFloat } from './run-float.ts'

process.exitCode = runFloat(process.argv.slice(2), { say: line => console.log(line), complain: line => console.error(line) })
