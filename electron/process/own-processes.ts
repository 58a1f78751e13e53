/** What is done with a process of ours by its id. */
export interface OwnProcesses {
  /** Sends SIGKILL; to one that is gone by itself, nothing. */
  kill(pid: number): void
  /** Whether the system knows no such process any more: one that has ended and was not collected is known still. */
  gone(pid: number): boolean
  after(ms: number, due: () => void): void
}

export const ownProcesses: OwnProcesses = {
  kill: (pid) => void signal(pid, 'SIGKILL'),
  gone: (pid) => !signal(pid, 0),
  after: (ms, due) => void setTimeout(due, ms),
}

/** False where there is nobody to be signalled. */
function signal(pid: number, kind: 'SIGKILL' | 0): boolean {
  try {
    return process.kill(pid, kind)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false
    throw error
  }
}
