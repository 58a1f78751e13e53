import { readFileSync } from 'node:fs'
import { openParent } from './parent.ts'

/** A child for the tests: says what it was given, answers, and leaves as told. */
const parent = openParent()
parent.onGone(() => process.exit(0))
parent.onMessage((message) => {
  if (message instanceof Uint8Array) return parent.exit(message[0] ?? 0)
  const core = /^Max core file size +(\S+) +(\S+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))
  parent.send({ message, environment: Object.keys(process.env).toSorted(), core: core?.slice(1), arguments: process.execArgv })
})
