import { expect, test } from 'vitest'
import { attemptTime, mostAttempts } from './attempts.ts'
import { askFor, openSites } from './visitor.fixture.ts'
import type { Seen } from './visitor.fixture.ts'

test.each([
  ['ABCD-EFGH-2345', '申請中', 'とおやま市（架空）が、申請の内容を確かめています。'],
  ['BCDE-FGHJ-3456', '登録済', 'あおば町（架空）への利用登録は済んでいます。'],
  ['CDEF-GHJK-4567', '不備あり', 'みどり市（架空）の戸籍の窓口に、申請番号を添えてお問い合わせください。'],
])('%s is %s, and what to do is said', async (number, word, text) => {
  const { status, page } = await askFor((await openSites()).url, number)
  expect(status).toBe(200)
  expect(page).toContain(`<title>${word}：登録状況確認`)
  expect(page).toContain(`<h2 id="status">${word}</h2>`)
  expect(page).toContain(text)
  expect(page).toContain('2026年11月21日 12:00')
})

test.each(['abcdefgh2345', '　ＡＢＣＤ－ＥＦＧＨ－２３４５', 'abcd efgh 2345 ', 'ABCDーEFGHー2345', 'ABCD−EFGH‐2345'])('“%s” is the number it means', async (typed) => {
  expect((await askFor((await openSites()).url, typed)).status).toBe(200)
})

test('a number nobody has, one that is none, and half of one get the same answer', async () => {
  const { url } = await openSites()
  const mask = ({ status, page }: Seen, typed: string) => [status, page.replaceAll(`value="${typed}"`, 'value=""')]
  const numbers = ['ABCD-EFGH-2346', 'none', 'ABCD-EFGH', 'constructor']
  const answers = await Promise.all(numbers.map(async (typed, index) => mask(await askFor(url, typed, { from: `127.0.0.${index + 2}` }), typed)))
  expect(answers[0]).toEqual([422, expect.stringContaining('この申請番号は確認できませんでした。控えの番号と見比べて、')])
  expect(new Set(answers.map(String)).size).toBe(1)
})

test('what is wrong is said before the form, in the title, and beside the field that is wrong', async () => {
  const { page } = await askFor((await openSites()).url, ' ')
  expect(page).toContain('<title>エラー：')
  expect(page).toContain('<a href="#number">申請番号を入力してください。</a>')
  expect(page).toContain('<p class="error" id="number-error">申請番号を入力してください。</p>')
  expect(page).toContain('aria-describedby="number-hint number-error" aria-invalid="true"')
})

test('what was typed comes back into the field, and is text there whatever it is', async () => {
  const { page } = await askFor((await openSites()).url, `"><script>alert('1')</script>&`)
  expect(page).toContain('value="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;"')
  expect(page).not.toContain('<script')
})

test('after a few wrong numbers not even a right one is answered, until the time is over', async () => {
  const { url, clock } = await openSites()
  for (let wrong = 0; wrong < mostAttempts; wrong += 1) expect((await askFor(url, `ABCD-EFGH-999${wrong + 2}`)).status).toBe(422)
  const { status, headers, page } = await askFor(url, 'ABCD-EFGH-2345')
  expect([status, headers['retry-after'], page.includes('申請中')]).toEqual([429, '600', false])
  expect(page).toContain('10分ほどたってから、もう一度お試しください。')
  clock.now += attemptTime - 1
  expect((await askFor(url, 'ABCD-EFGH-2345')).status).toBe(429)
  clock.now += 1
  expect((await askFor(url, 'ABCD-EFGH-2345')).status).toBe(200)
})

test('wrong numbers that come all at once are counted one by one', async () => {
  const { url } = await openSites()
  const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => askFor(url, `ABCD-EFGH-${7000 + index}`)))
  expect(answers.filter(({ status }) => status === 422).length).toBe(mostAttempts)
})

test('another peer is answered all the same, and so is everybody who names what there is', async () => {
  const { url } = await openSites()
  for (let wrong = 0; wrong < mostAttempts; wrong += 1) await askFor(url, 'ABCD-EFGH-9999')
  for (let right = 0; right <= mostAttempts; right += 1) expect((await askFor(url, 'ABCD-EFGH-2345', { from: '127.0.0.2' })).status).toBe(200)
})

test('saying that one is somebody else does not help', async () => {
  const { url } = await openSites()
  for (let wrong = 0; wrong < mostAttempts; wrong += 1) await askFor(url, 'ABCD-EFGH-9999')
  expect((await askFor(url, 'ABCD-EFGH-2345', { headers: { 'x-forwarded-for': '203.0.113.9', 'forwarded': 'for=203.0.113.9' } })).status).toBe(429)
})
