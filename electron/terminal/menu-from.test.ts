import { expect, test } from 'vitest'
import { sentMenu } from './fixture/center-double.ts'
import { menuFrom } from './menu-from.ts'

test('kinds there are no words for are not shown; the others come as they were sent', () => {
  const { municipality, entries } = menuFrom(sentMenu)
  expect(municipality).toEqual(sentMenu.municipality)
  expect(entries).toEqual(sentMenu.entries.slice(0, 3))
  expect(sentMenu.entries.map(({ kind }) => kind)).toContain('no word for this')
})
