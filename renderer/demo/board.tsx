import { denominations } from '../../electron/contract/words.ts'
import { phrase } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'
import { Panel, Push } from './board-panel.tsx'
import type { BoardProps } from './board-panel.tsx'
import { Cashless } from './cashless.tsx'
import { Faults } from './faults.tsx'
import { Lamp } from './lamp.tsx'
import { Offices } from './offices.tsx'
import { Residents } from './residents.tsx'
import { Sheets } from './sheets.tsx'

/** The hand of the demo machine, beside its screen. */
export function Board({ board, command }: BoardProps) {
  return (
    <div className="panels">
      <Residents board={board} command={command} />
      <div>
        <Money board={board} command={command} />
        <Cashless board={board} command={command} />
        <Paper board={board} command={command} />
        <Offices board={board} command={command} />
      </div>
      <div>
        <Faults board={board} command={command} />
        <Lamp board={board} command={command} />
      </div>
    </div>
  )
}

function Money({ board: { accepting, changeTray }, command }: BoardProps) {
  const { language, say } = useSpeech()
  const yen = (amount: number) => phrase('money.yen', { amount: { yen: amount } })
  const money = new Intl.ListFormat(language).format(accepting.map((amount) => say(yen(amount))))
  return (
    <Panel title={phrase('board.money')}>
      <p className="state">{say(accepting.length > 0 ? phrase('board.accepting', { money }) : phrase('board.notAccepting'))}</p>
      <div className="pushes">
        {denominations.map((amount) => (
          <Push
            key={amount} name={yen(amount)} testid={`insert-${amount}`} disabled={!accepting.includes(amount)}
            push={() => command({ kind: 'insertMoney', yen: amount })}
          />
        ))}
      </div>
      <p className="state" data-testid="change-tray">{say(phrase('board.tray', { amount: { yen: changeTray } }))}</p>
      <Push name={phrase('board.takeChange')} testid="take-change" disabled={changeTray === 0} push={() => command({ kind: 'takeChange' })} />
    </Panel>
  )
}

function Paper({ board: { outlet, sheets, printed, receipt }, command }: BoardProps) {
  const { say } = useSpeech()
  return (
    <Panel title={phrase('board.paper')}>
      <p className="state" data-testid="outlet">{say(phrase('board.outlet', { sheets: outlet, printed }))}</p>
      <Sheets sheets={sheets} />
      <Push name={phrase('board.takePaper')} testid="take-paper" disabled={outlet === 0} push={() => command({ kind: 'takePaper' })} />
      {receipt === null ? <p className="state">{say(phrase('board.noReceipt'))}</p> : <pre className="receipt">{receipt.join('\n')}</pre>}
      <Push name={phrase('board.takeReceipt')} testid="take-receipt" disabled={receipt === null} push={() => command({ kind: 'takeReceipt' })} />
    </Panel>
  )
}
