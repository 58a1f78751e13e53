import { readFileSync, readdirSync } from 'node:fs'
import { basename } from 'node:path'

export interface RunningProcess {
  readonly pid: number
  /** What it does: `renderer`, `network`, `vault-process`. */
  readonly role: string
}

/** A process and all that it started, and that these started (Linux), each with its role. What ends meanwhile is left out. */
export function processTree(pid: number): readonly RunningProcess[] {
  const role = roleOf(pid)
  return role === null ? [] : [{ pid, role }, ...childrenOf(pid).flatMap(processTree)]
}

/** A process started by one of another's threads is a child of that thread. */
function childrenOf(pid: number): readonly number[] {
  return (listed(`/proc/${pid}/task`) ?? []).flatMap((task) => {
    const children = read(`/proc/${pid}/task/${task}/children`)?.trim() ?? ''
    return children === '' ? [] : children.split(' ').map(Number)
  })
}

function roleOf(pid: number): string | null {
  const line = read(`/proc/${pid}/cmdline`)
  // What has ended and was not yet asked for its end has no command line, and no memory.
  return line === null || line === '' ? null : roleFrom(line.split(/[\0 ]/).filter((word) => word !== ''))
}

/** From a command line: Chromium's `--type=`, or else the module that Node or Electron runs, or else the program. */
export function roleFrom(words: readonly string[]): string {
  const type = option(words, '--type')
  if (type === 'utility') return option(words, '--utility-sub-type')?.split('.')[0] ?? type
  if (type !== null) return type
  const module = words.find((word) => /\.[cm]?[jt]s$/.test(word))
  if (module !== undefined) return basename(module).replace(/\.[^.]*$/, '')
  const program = basename(words[0] ?? '')
  return program === 'chromium' ? 'browser' : program
}

function option(words: readonly string[], name: string): string | null {
  return words.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1) ?? null
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

function listed(path: string): readonly string[] | null {
  try {
    return readdirSync(path)
  } catch {
    return null
  }
}
