import { expect, test } from 'vitest'
import { callContract } from './call.contract.ts'
import { openLedCall } from './led-call.ts'
import { LedFolder } from './led-folder.fixture.ts'

const plain = { max_brightness: '255' }
const delays = { delay_on: '0', delay_off: '0' }

callContract('a lamp of the kernel’s', () => {
  const led = new LedFolder(plain)
  return { call: openLedCall(led.folder), lit: () => led.says('brightness') !== '0', unplug: () => led.unplug(), plug: () => led.plug() }
})

test('it burns as brightly as it can', async () => {
  const led = new LedFolder(plain)
  await openLedCall(led.folder).signal(true)
  expect(led.says('brightness')).toBe('255')
})

test.each(['[none] mmc0 timer heartbeat', 'none mmc0 [timer]', '[timer]'])('of the triggers "%s" the timer makes it blink once a second', async (trigger) => {
  const led = new LedFolder({ ...plain, trigger, ...delays })
  const call = openLedCall(led.folder)
  expect(await call.signal(true)).toBe('done')
  expect(['trigger', 'delay_on', 'delay_off', 'brightness'].map((name) => led.says(name))).toEqual(['timer', '500', '500', '255'])
  await call.signal(false)
  expect(led.says('brightness'), 'which takes off the trigger').toBe('0')
})

test('without the timer it burns steadily, and nothing else makes it flicker', async () => {
  const led = new LedFolder({ ...plain, trigger: 'none [mmc0] bp4f_timer' })
  expect(await openLedCall(led.folder).signal(true)).toBe('done')
  expect([led.says('trigger'), led.says('brightness')]).toEqual(['none', '255'])
})

test('the kernel’s own pace will do where the delays are not ours; no file is made', async () => {
  const led = new LedFolder({ ...plain, trigger: '[none] timer' })
  expect(await openLedCall(led.folder).signal(true)).toBe('done')
  expect(['trigger', 'delay_on', 'delay_off'].map((name) => led.says(name))).toEqual(['timer', null, null])
})

test.each([{}, { max_brightness: '0' }, { max_brightness: 'bright' }])('a folder that is no lamp’s, %j, takes nothing and is left as it was', async (files) => {
  const led = new LedFolder(files)
  expect(await openLedCall(led.folder).signal(true)).toBe('failed')
  expect(led.says('brightness')).toBe('0')
})
