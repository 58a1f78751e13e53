import { boardDecisions, boardStops } from '../../electron/contract/board.ts'
import { phrase } from '../language/phrase.ts'
import { Panel, Push, Row } from './board-panel.tsx'
import type { BoardProps } from './board-panel.tsx'

/** What people at the municipalities and at the center do meanwhile. */
export function Offices({ board, command }: BoardProps) {
  return (
    <Panel title={phrase('board.offices')}>
      <Row name={phrase('board.officer')}>
        {boardDecisions.map((decision) => (
          <Push
            key={decision} name={phrase(`board.officer.${decision}`)} testid={`officer-${decision}`}
            push={() => command({ kind: 'officer', decision })}
          />
        ))}
      </Row>
      <Row name={phrase('board.stops')}>
        {boardStops.map((preset) => (
          <Push
            key={preset} name={phrase(`board.stops.${preset}`)} testid={`stops-${preset}`} on={board.stops === preset} calm={preset === 'none'}
            push={() => command({ kind: 'stops', preset })}
          />
        ))}
      </Row>
    </Panel>
  )
}
