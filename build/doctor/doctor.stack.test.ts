import { expect, test } from 'vitest'
import { finish, start } from './doctor-process.fixture.ts'

test.each([
  [[], 'Which device?'], [['scanner'], 'There is no such device here.'], [['card', '--pin', '1234'], 'known: --pin-stdin'],
  [['card', '--wait', '0'], '--wait takes whole seconds'], [['card', '--config', '/no/such.json'], '/no/such.json: can\'t be read'],
  [['card', '--json', '--pin-stdin'], 'one line of 4 digits'],
])('asked wrongly with %j it ends with 2, and nothing is on standard output', async (words, why) => {
  const { out, err, code } = await finish(start(...words), '123\n')
  expect({ out, code }).toEqual({ out: '', code: 2 })
  expect(err).toContain(why)
  if (words.length < 2) expect(err).toContain('one of: card')
})
