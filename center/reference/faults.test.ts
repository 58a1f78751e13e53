import { expect, test } from 'vitest'
import { Faults } from './faults.ts'

test('a fault is on from when it is set to when it is not, by itself', () => {
  const faults = new Faults()
  expect(faults.isOn('swap')).toBe(false)
  faults.set('swap', true)
  expect([faults.isOn('swap'), faults.isOn('slow')]).toEqual([true, false])
  faults.set('swap', false)
  expect(faults.isOn('swap')).toBe(false)
})

test('all who wait for a fault to end go on when it ends, and not before', async () => {
  const faults = new Faults()
  const gone: string[] = []
  await faults.whenOff('slow')
  faults.set('slow', true)
  const waiting = ['a', 'b'].map((name) => faults.whenOff('slow').then(() => gone.push(name)))
  faults.set('down', false)
  await Promise.resolve()
  expect(gone).toEqual([])
  faults.set('slow', false)
  await Promise.all(waiting)
  expect(gone).toEqual(['a', 'b'])
})
