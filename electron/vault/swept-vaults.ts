import type { OpenVault } from './vault.ts'

/**
 * Vaults after whose end it is looked what they left on a disk, however they ended and whatever they said: where a spooler takes a document
 * from a file only, a vault that is killed leaves it, and one whose file somebody holds can't erase it.
 * @param sweep erases what the process of this id left; rejects where something of it stays.
 */
export function sweptVaults(open: OpenVault, sweep: (pid: number) => Promise<unknown>): OpenVault {
  return (job) => {
    const vault = open(job)
    return {
      get pid() {
        return vault.pid
      },
      watch(listener) {
        vault.watch((told) => {
          if (told.kind !== 'ended' || vault.pid === null) return listener(told)
          void sweep(vault.pid).then(() => listener(told), () => listener({ ...told, left: true }))
        })
      },
      print: () => vault.print(),
      erase: () => vault.erase(),
    }
  }
}
