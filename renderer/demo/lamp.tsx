import { phrase } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'
import { Panel, Push } from './board-panel.tsx'
import type { BoardProps } from './board-panel.tsx'

/** 係員呼出, as the staff of the place see it; nothing where no demo lamp is. */
export function Lamp({ board: { lamp, faults }, command }: BoardProps) {
  const { say } = useSpeech()
  if (lamp === 'none') return null
  const broken = faults.includes('lamp.broken')
  return (
    <Panel title={phrase('board.lamp')}>
      <p className="state lamp" data-testid="lamp" data-lamp={lamp}>{say(phrase(`board.lamp.${lamp}`))}</p>
      <div className="pushes">
        <Push name={phrase('board.lamp.answer')} testid="answer-call" disabled={lamp === 'dark'} push={() => command({ kind: 'answerCall' })} />
        <Push name={phrase('board.lamp.broken')} testid="fault-lamp" on={broken} push={() => command({ kind: 'lamp', broken: !broken })} />
      </div>
    </Panel>
  )
}
