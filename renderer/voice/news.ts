import type { StaffCall, View } from '../../electron/contract/view.ts'
import type { Clip } from './clip.ts'
import type { Forgotten, Thing } from './lying.ts'
import type { Saying } from './saying.ts'
import type { Sound } from './tones.ts'

/** A view, and what there is to say on it. */
export interface Seen { readonly view: View; readonly saying: Saying }

/** A new screen, another language, or a voice that was off: everything is said from the beginning. */
function isFresh(before: Seen | null, { view }: Seen): boolean {
  return before === null || before.view.epoch !== view.epoch || before.view.language !== view.language || !before.view.aids.voice
    || hasChoiceCome(before.view, view)
}

/** The terminal beside answers just after ⑫ has appeared: what had begun to be said was half of it. */
function hasChoiceCome({ screen: before }: View, { screen: now }: View): boolean {
  return before.name === 'pay' && now.name === 'pay' && before.cashless === 'none' && now.cashless === 'offered'
}

/** What is to be said with the voice on: all of a fresh view; else what has come to be said on the same screen. */
export function newsBetween(before: Seen | null, now: Seen): readonly Clip[] {
  if (!now.view.aids.voice) return []
  const call = callClips(before, now)
  if (before === null || isFresh(before, now)) return [...call, ...now.saying.clips]
  return [...call, ...now.saying.clips.filter((clip) => !before.saying.clips.includes(clip))]
}

export function soundBetween(before: Seen | null, now: Seen): Sound | null {
  if (hasCome('called', before, now)) return 'call'
  return before?.saying.sound === now.saying.sound ? null : now.saying.sound
}

/** What has become of a call for staff just now. */
function callClips(before: Seen | null, now: Seen): readonly Clip[] {
  if (hasCome('called', before, now)) return ['staff.called', 'staff.wait']
  return hasCome('failed', before, now) ? ['staff.failed'] : []
}

/** A call that was there before this page came is none of this moment. */
function hasCome(call: StaffCall, before: Seen | null, { view: { staffCall } }: Seen): boolean {
  return before !== null && before.view.staffCall !== call && staffCall === call
}

/** 取り忘れ: what still lies there and has not been silenced. */
export function reminderOf(seen: Seen | null, silenced: ReadonlySet<Thing>): readonly Clip[] {
  const left = seen?.saying.lying.forgotten.filter(({ thing }: Forgotten) => !silenced.has(thing)) ?? []
  return left.length === 0 ? [] : ['takePaper.question', ...left.map(({ clip }) => clip)]
}
