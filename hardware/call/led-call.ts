import { constants } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Call, Signalled } from './call.ts'

/** Lit and dark in turn while it blinks, ms: seen from afar, and below the three flashes a second that may cause a seizure. */
const blink = '500'
const timer = 'timer'

/**
 * A lamp as Linux offers it: a folder below /sys/class/leds (Documentation/leds/leds-class, ABI sysfs-class-led and
 * sysfs-class-led-trigger-timer). It blinks where the kernel has the trigger `timer`, and else burns steadily.
 * @param folder must be writable for whom the terminal runs as; the kernel's own files are never made anew.
 */
export function openLedCall(folder: string): Call {
  let last: Promise<Signalled> = Promise.resolve('done')
  return {
    signal(on) {
      last = last.then(() => on ? light(folder) : darken(folder))
      return last
    },
    async close() {
      await last
    },
  }
}

/**
 * What was triggering the lamp is taken off first, for that darkens it; the timer then blinks as brightly as the lamp burns.
 * A lamp that can't be made to blink is lit all the same: only brightness decides.
 */
async function light(folder: string): Promise<Signalled> {
  const brightest = await read(folder, 'max_brightness')
  if (brightest === null || !/^[1-9]\d*$/.test(brightest)) return 'failed'
  const triggers = await read(folder, 'trigger')
  if (triggers !== null) await write(folder, 'trigger', 'none')
  if (!await write(folder, 'brightness', brightest)) return 'failed'
  // `none [timer] heartbeat`: the one at work stands in brackets.
  if (triggers?.split(/[\s[\]]+/).includes(timer) !== true || !await write(folder, 'trigger', timer)) return 'done'
  // They are there only while the timer is, and may belong to root alone: it then blinks at the kernel's own pace.
  await write(folder, 'delay_on', blink)
  await write(folder, 'delay_off', blink)
  return 'done'
}

/** Writing 0 takes off the trigger as well. */
async function darken(folder: string): Promise<Signalled> {
  return await write(folder, 'brightness', '0') ? 'done' : 'failed'
}

/** Null where the kernel has no such file, or does not let us. */
async function read(folder: string, name: string): Promise<string | null> {
  try {
    return (await readFile(join(folder, name), 'utf8')).trim()
  } catch (error) {
    return orThrow(error, null)
  }
}

/** Whether the kernel has taken it. */
async function write(folder: string, name: string, value: string): Promise<boolean> {
  try {
    const file = await open(join(folder, name), constants.O_WRONLY | constants.O_TRUNC)
    try {
      await file.writeFile(value)
    } finally {
      await file.close()
    }
    return true
  } catch (error) {
    return orThrow(error, false)
  }
}

/** What the system says is an outcome; anything else is a bug. */
function orThrow<Outcome>(error: unknown, outcome: Outcome): Outcome {
  if (error instanceof Error && 'syscall' in error) return outcome
  throw error
}
