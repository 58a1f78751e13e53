import { takeLock } from './lock.ts'

/** A process of the tests: takes the lock named in its argument, says so, gives it back when told to, and stays until let go. */
const release = await takeLock(process.argv[2] ?? '')
process.on('message', () => { void release() })
process.send?.('holds')
