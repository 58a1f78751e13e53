import type { ExaminedHost } from '../../../hardware/wipe/examine-host.ts'
import type { Line } from '../card-lines.ts'
import { subjects } from './markers.ts'
import type { Subject } from './markers.ts'
import type { Traces, WipeResult } from './result.ts'

const titles: Readonly<Record<Subject, string>> = { names: 'names', pin: 'PIN', certificate: 'certificate' }
const width = 16

/** Traces by place, while they have to be there and after the farewell; a place where there never was any has dots. */
export function tableOf({ places }: WipeResult): readonly string[] {
  const head = `  ${'place'.padEnd(width)}${subjects.map((subject) => titles[subject].padStart(width)).join('')}`
  return [head, ...places.map((row) => `  ${row.place.padEnd(width)}${subjects.map((subject) => cell(row[subject]).padStart(width)).join('')}`)]
}

function cell({ before, after }: Traces): string {
  if (before === 0 && (after ?? 0) === 0) return '·'
  return `${before} → ${after ?? 'gone'}`
}

/** What the table means. */
export function linesOfResult({ transactions, first, unseen, remembered, forgottenMs, bytes, places }: WipeResult): readonly Line[] {
  const looked = `${transactions} ${transactions === 1 ? 'customer' : 'customers'}, ${places.length} kinds of places, ${Math.round(bytes / 1_000_000)} MB looked through each time`
  return [
    { sign: 'note', about: 'looked', text: looked, remedy: null },
    ...unseen.map((subject): Line => ({
      sign: 'bad', about: 'search', text: `${titles[subject]}: not found while it had to be there, so that finding nothing afterwards means nothing`,
      remedy: 'the search is at fault, or another program keeps us from reading its memory; report this',
    })),
    ...(first === 0 ? [] : [{ sign: 'bad' as const, about: 'search', text: `${first} traces before their customer came`, remedy: 'run it again; if they stay, something of an earlier customer does' }]),
    remembered === 0
      ? { sign: 'good', about: 'forgotten', text: `nothing left, at most ${forgottenMs ?? 0} ms after ① stood again (looking included)`, remedy: null }
      : { sign: 'bad', about: 'forgotten', text: `something stayed of ${remembered} of ${transactions}: see the table`, remedy: 'start the terminal with npm start, which starts it so that it can forget; report what stays' },
    { sign: 'note', about: 'not looked at', text: 'the center (it keeps the people), the PC/SC service, the card and the paper: none of them is the terminal’s', remedy: null },
  ]
}

/** The machine, finding by finding. */
export function linesOfHost({ swap, zswap, cores, overwrites, folders }: ExaminedHost): readonly Line[] {
  return [
    swapLine(swap, zswap),
    coresLine(cores),
    overwrites
      ? { sign: 'good', about: 'freed memory', text: 'is overwritten by the C library', remedy: null }
      : { sign: 'bad', about: 'freed memory', text: 'stays as it is', remedy: 'start the terminal with npm start, or with GLIBC_TUNABLES=glibc.malloc.tcache_count=0:glibc.malloc.perturb=165' },
    ...folders.map(folderLine),
  ]
}

function swapLine(swap: ExaminedHost['swap'], zswap: boolean): Line {
  switch (swap.kind) {
    case 'none': return { sign: 'good', about: 'swap', text: 'there is none', remedy: null }
    case 'denied': return { sign: 'good', about: 'swap', text: 'is not for the terminal’s control group', remedy: null }
    case 'possible': return {
      sign: 'bad', about: 'swap', text: `memory of the terminal may be written to ${swap.devices.join(', ') || 'swap that is not to be seen here'}${zswap ? ', and zswap keeps copies' : ''}`,
      remedy: 'swapoff -a and take it out of /etc/fstab, or MemorySwapMax=0 in the terminal’s unit',
    }
  }
}

function coresLine({ kept, limit, collector }: ExaminedHost['cores']): Line {
  const where = collector === null ? 'a file' : collector
  if (!kept) return { sign: 'good', about: 'core dumps', text: `none: the limit is ${limit ?? 'none'}`, remedy: null }
  return {
    sign: 'bad', about: 'core dumps', text: `a crash would leave one with ${where}`,
    remedy: collector === null ? 'LimitCORE=0 in the terminal’s unit, or ulimit -c 0' : 'LimitCORE=1: a limit of zero does not keep the kernel from piping a core, one byte does',
  }
}

function folderLine({ folder, place }: ExaminedHost['folders'][number]): Line {
  if (place === null) return { sign: 'note', about: 'folder', text: `${folder}: nobody knows where it lies`, remedy: null }
  const noswap = place.noswap ? ', never swapped' : ''
  return { sign: 'note', about: 'folder', text: `${folder}: ${place.type}, ${place.memory ? `memory${noswap}` : 'a disk'}`, remedy: null }
}
