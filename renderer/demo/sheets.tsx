import type { BoardView } from '../../electron/contract/board.ts'
import { phrase } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'

/** What lies in the outlet, side by side as it would be turned over by hand. */
export function Sheets({ sheets }: Pick<BoardView, 'sheets'>) {
  const { say } = useSpeech()
  return (
    <ol className="sheets">
      {sheets.map(({ front, back }, index) => {
        const sheet = say(phrase('board.sheet', { sheet: index + 1 }))
        return (
          // oxlint-disable-next-line react/no-array-index-key -- a sheet has no name; it lies where it fell
          <li key={index} data-testid="sheet">
            <figure><img src={front} alt={`${sheet} ${say(phrase('board.front'))}`} /><figcaption>{sheet} {say(phrase('board.front'))}</figcaption></figure>
            {back === null
              ? <p className="state">{say(phrase('board.blankBack'))}</p>
              : <figure><img src={back} alt={`${sheet} ${say(phrase('board.back'))}`} /><figcaption>{sheet} {say(phrase('board.back'))}</figcaption></figure>}
          </li>
        )
      })}
    </ol>
  )
}
