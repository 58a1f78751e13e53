import type { BoardResident } from '../../electron/contract/board.ts'
import { phrase } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'
import { Panel, Push } from './board-panel.tsx'
import type { BoardProps, Command } from './board-panel.tsx'

const isPhone = ({ medium }: BoardResident) => medium === 'android' || medium === 'iphone'

/** Everything that can be held to the reader, with what has to be typed for it. */
export function Residents({ board: { residents, card }, command }: BoardProps) {
  const { say } = useSpeech()
  const lying = residents.find(({ id }) => id === card?.resident)
  const remove = phrase(lying !== undefined && isPhone(lying) ? 'board.letGo' : 'board.remove')
  return (
    <Panel title={phrase('board.residents')}>
      <p className="state" data-testid="board-card">
        {card === null ? say(phrase('board.noCard')) : <Push name={remove} testid="remove-card" push={() => command({ kind: 'removeCard' })} />}
        {' '}
        {lying?.label}
      </p>
      <ul className="residents">
        {residents.map((resident) => (
          <li key={resident.id} className={resident === lying ? 'here' : ''}>
            <Named resident={resident} />
            <p className="remark">{resident.note}</p>
            {resident === lying && card !== null
              ? <Lying resident={resident} faceDown={card.faceDown} />
              : <Places resident={resident} disabled={card !== null} command={command} />}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Named({ resident: { label, medium, pin, pins, checkNumber } }: { readonly resident: BoardResident }) {
  const { say } = useSpeech()
  return (
    <>
      <p className="named">
        <strong>{label}</strong> <span className="medium" data-medium={medium}>{say(phrase(`board.medium.${medium}`))}</span>
        {pin === null ? null : <span className="pin">{say(phrase('board.pin', { pin }))}</span>}
      </p>
      {pins === null ? null : <p className="number">{say(phrase('board.pins', { pins }))}</p>}
      {checkNumber === null ? null : <p className="number">{say(phrase('board.checkNumber', { number: checkNumber }))}</p>}
    </>
  )
}

function Lying({ resident, faceDown }: { readonly resident: BoardResident; readonly faceDown: boolean }) {
  const { say } = useSpeech()
  const how = isPhone(resident) ? 'board.held' : 'board.onReader'
  return <p className="on-reader">{say(phrase(faceDown ? 'board.faceDown' : how))}</p>
}

interface PlacesProps { readonly resident: BoardResident; readonly disabled: boolean; readonly command: Command }

function Places({ resident, disabled, command }: PlacesProps) {
  const { id } = resident
  const place = (faceDown: boolean) => () => command({ kind: 'placeCard', resident: id, faceDown })
  return (
    <div className="pushes">
      <Push name={phrase(isPhone(resident) ? 'board.hold' : 'board.place')} testid={`place-${id}`} disabled={disabled} push={place(false)} />
      {isPhone(resident)
        ? null
        : <Push name={phrase('board.placeFaceDown')} testid={`place-face-down-${id}`} disabled={disabled} push={place(true)} />}
    </div>
  )
}
