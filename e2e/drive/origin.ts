import type { Site } from './site.ts'

type Place = Pick<Site, 'screen' | 'board'>

/** ⑤ 本籍地: 利用登録, prefecture and 市区町村; the same card is asked for next. */
export async function registersAt({ screen }: Place, prefecture: string, municipality: string): Promise<void> {
  await screen.touches('register')
  await screen.sees('origin')
  await screen.touches(`prefecture-${prefecture}`)
  await screen.confirms()
  await screen.page.getByTestId(`municipality-${municipality}`).waitFor()
  await screen.sees('origin')
  await screen.touches(`municipality-${municipality}`)
  await screen.confirms()
  await screen.sees('sameCard')
}

/** 照合番号B, while the card lies there. */
export async function types({ screen }: Place, checkNumber: string): Promise<void> {
  await screen.sees('checkNumber')
  await screen.types(checkNumber)
  await screen.confirms()
}
