import { describe, expect, test } from 'vitest'
import type { SessionMenu } from '../../center/protocol.ts'
import { sentEntry, sentMenu } from './fixture/sent-menu.ts'
import { menuFrom } from './menu-from.ts'

const idsOf = (sent: SessionMenu, municipalities: 'all' | readonly string[] = 'all'): readonly string[] =>
  menuFrom(sent, municipalities).menu.entries.map(({ id }) => id)
const only = (...entries: SessionMenu['entries']): SessionMenu => ({ ...sentMenu, entries })
type Questions = SessionMenu['entries'][number]['questions']
const select = (fee: number | null): Questions => [{
  screen: 'select', id: 'year', title: { ja: '年度' }, askedWhen: null,
  choices: [{ id: 'new', text: { ja: '新' }, fee: null, unavailable: null }, { id: 'old', text: { ja: '旧' }, fee, unavailable: null }],
}]

describe('I-18: what there are no words or no coins for is not shown', () => {
  test('kinds nobody knows are left out and counted; the others come as they were sent, without their hours', () => {
    const { menu, unknown, elsewhere } = menuFrom(sentMenu, 'all')
    expect(menu.municipality).toEqual(sentMenu.municipality)
    expect(menu.entries).toEqual(sentMenu.entries.slice(0, -1).map(({ hours: _hours, ...entry }) => entry))
    expect([unknown, elsewhere]).toEqual([1, 0])
    expect(sentMenu.entries.at(-1)?.kind).toBe('no word for this')
  })

  test('an entry that asks a question nobody knows', () => {
    const asked = sentEntry('tax', 100, { questions: [...select(null), { screen: 'unknown' }] })
    expect(menuFrom(only(asked, sentEntry('koseki', 100)), 'all')).toMatchObject({ menu: { entries: [{ id: 'koseki' }] }, unknown: 1 })
  })

  test.each([[0, true], [10, true], [450, true], [5, false], [455, false]])('a fee of %i yen: shown %s', (fee, shown) => {
    expect(idsOf(only(sentEntry('tax', fee)))).toEqual(shown ? ['tax'] : [])
    expect(idsOf(only(sentEntry('tax', 100, { questions: select(fee) }))), 'of a choice').toEqual(shown ? ['tax'] : [])
  })

  test.each([[20_000, 10, true], [20_010, 10, false], [200_000, 1, true], [200_010, 1, false]])(
    'a fee of %i yen, up to %i copies: shown %s, for a basket full of it must not be more than can be written down', (fee, copiesLimit, shown) => {
      const expected = { menu: { entries: shown ? [{ id: 'tax' }] : [] }, unknown: shown ? 0 : 1 }
      expect(menuFrom(only(sentEntry('tax', fee, { copiesLimit })), 'all')).toMatchObject(expected)
      expect(menuFrom(only(sentEntry('tax', 100, { copiesLimit, questions: select(fee) })), 'all'), 'of a choice').toMatchObject(expected)
    },
  )
})

describe('自団体のみ', () => {
  test('only what the listed municipalities issue is offered', () => {
    expect(idsOf(sentMenu, ['99902'])).toEqual(['koseki'])
    expect(idsOf(sentMenu, ['99901', '99902'])).toEqual(idsOf(sentMenu))
    expect(menuFrom(sentMenu, ['99999'])).toMatchObject({ menu: { entries: [] }, unknown: 1, elsewhere: 6 })
  })

  test('nobody registers elsewhere; with nowhere left there is no offer', () => {
    const originOf = (municipalities: readonly string[]) => menuFrom(sentMenu, municipalities).menu.origin
    expect(originOf(['99902'])?.prefectures).toEqual([{ id: '13', name: { ja: '架空県' }, municipalities: [{ code: '99902', name: { ja: 'みなと市（架空）' } }] }])
    expect(originOf(['99903'])?.prefectures.map(({ id }) => id)).toEqual(['14'])
    expect(originOf(['99999'])).toBeNull()
    expect(menuFrom(sentMenu, 'all').menu.origin).toEqual(sentMenu.origin)
  })
})
