import type { CheckNumberView, OriginView, RegisteredView } from '../contract/origin-view.ts'
import type { At } from '../flow/flow.ts'
import type { Holding } from '../flow/holding.ts'
import type { Surroundings } from './surroundings.ts'

/** 本籍地: prefecture, then municipality. */
export function originView({ errand, prefecture, chosen }: At<'origin'>): OriginView {
  const prefectures = errand.menu.origin?.prefectures ?? []
  if (prefecture === null) return { name: 'origin', level: 'prefecture', choices: prefectures.map(({ id, name }) => ({ id, name })), chosen }
  const municipalities = prefectures.find(({ id }) => id === prefecture)?.municipalities ?? []
  return { name: 'origin', level: 'municipality', choices: municipalities.map(({ code, name }) => ({ id: code, name })), chosen }
}

/** 照合番号B: the only digits that a view carries. */
export function checkNumberView({ triesLeft, wrong, checking }: At<'checkNumber'>, { typed }: Pick<Surroundings, 'typed'>): CheckNumberView {
  return { name: 'checkNumber', digits: typed(), triesLeft, wrong, checking }
}

/** The 申請番号, and the slip with it. */
export function registeredView({ number, municipality }: At<'registered'>, { card, receipt }: Holding): RegisteredView {
  return { name: 'registered', number, municipality: municipality.name, card: card === 'inside', slip: receipt === 'none' ? 'taken' : receipt }
}
