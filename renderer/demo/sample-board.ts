import type { BoardView } from '../../electron/contract/board.ts'

/** A board in the midst of a payment. */
export const sampleBoard: BoardView = {
  residents: [
    { id: 'r1', label: '架空 太郎', pin: '1234', note: '世帯4人の世帯主' },
    { id: 'r2', label: '架空 花子', pin: '2345', note: '暗証番号の残り1回' },
    { id: 'r3', label: 'KAKU MARIA', pin: '3456', note: '外国人住民' },
  ],
  card: { resident: 'r1', faceDown: false },
  reader: true,
  accepting: [10, 50, 100, 500, 1000],
  changeTray: 400,
  outlet: 1,
  printed: 3,
  receipt: ['領収書', '住民票の写し 1部 300円'],
  faults: ['printer.jam', 'coins.short'],
}
