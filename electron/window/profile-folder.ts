import { lstatSync, readFileSync, readdirSync, statfsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** `TMPFS_MAGIC` of Linux. */
const tmpfs = 0x0102_1994
const sharedMemory = '/dev/shm'

/**
 * Where profiles are best made: in memory, where the machine has a folder there, so that no disk ever had them; else among the temporary
 * files. Whether memory can be swapped is the machine's affair.
 */
export const profilesInMemory = (): string => {
  try {
    return statfsSync(sharedMemory).type === tmpfs ? sharedMemory : tmpdir()
  } catch {
    return tmpdir()
  }
}

/** When a process that runs started, in ticks since the machine did (`/proc/PID/stat`, field 22): its id may come again, both do not. */
const startOf = (pid: number): string | null => {
  try {
    const [state = '', ...fields] = readFileSync(`/proc/${String(pid)}/stat`, 'latin1').split(') ').at(-1)?.split(' ') ?? []
    // What has ended and was not yet asked for its end does not run.
    return /[ZX]/.test(state) ? null : fields[18] ?? null
  } catch {
    return null
  }
}

/** A new folder for a browser of this process, readable by its user alone. */
export const makeProfile = async (profiles: string): Promise<string> =>
  mkdtemp(join(profiles, `madoguchi-${String(process.pid)}-${startOf(process.pid) ?? ''}-`))

/** Removes this user's profiles of terminals that are gone: one that was killed could not. Rejects when one stays. */
export const sweepProfiles = async (profiles: string): Promise<void> => {
  const left = readdirSync(profiles).filter((name) => {
    const [, pid, start] = /^madoguchi-(\d+)-(\d+)-/.exec(name) ?? []
    return pid !== undefined && startOf(Number(pid)) !== start && lstatSync(join(profiles, name)).uid === process.getuid?.()
  })
  await Promise.all(left.map(async (name) => rm(join(profiles, name), { recursive: true, force: true, maxRetries: 5 })))
}
