import { forgetfulEnvironment } from './forgetful-environment.ts'

/** Without these no socket and no program can be opened on Windows. Node passes them on by itself, Electron does not. */
const neededByWindows = ['PATH', 'SystemDrive', 'SystemRoot', 'TEMP', 'USERPROFILE', 'windir']

/** Environment for a child of Electron's: how to forget, and on Windows what names the system itself. */
export function childEnvironment({ platform, env }: Pick<NodeJS.Process, 'platform' | 'env'>): Record<string, string> {
  const needed = platform === 'win32' ? neededByWindows : []
  return { ...forgetfulEnvironment, ...Object.fromEntries(needed.flatMap((name) => env[name] === undefined ? [] : [[name, env[name]]])) }
}
