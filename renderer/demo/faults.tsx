import { boardCashlessFaults, boardCenterFaults, boardCoinFaults, boardPrinterFaults } from '../../electron/contract/board.ts'
import { phrase } from '../language/phrase.ts'
import { Panel, Push, Row } from './board-panel.tsx'
import type { BoardProps } from './board-panel.tsx'

/** Everything that can be made to go wrong. A fault is named where.what, as the board names it. */
export function Faults({ board, command }: BoardProps) {
  const isOn = (fault: string) => board.faults.includes(fault)
  return (
    <Panel title={phrase('board.faults')}>
      <Row name={phrase('board.reader')}>
        <Push
          name={phrase('board.unplug')} testid="fault-reader" on={!board.reader}
          push={() => command({ kind: 'reader', plugged: !board.reader })}
        />
      </Row>
      <Row name={phrase('board.printer')}>
        {boardPrinterFaults.map((fault) => (
          <Push
            key={fault} name={phrase(`board.printer.${fault}`)} testid={`fault-printer.${fault}`} on={isOn(`printer.${fault}`)}
            push={() => command({ kind: 'printer', fault, on: !isOn(`printer.${fault}`) })}
          />
        ))}
      </Row>
      <Row name={phrase('board.receiptPrinter')}>
        <Push
          name={phrase('board.receiptPrinter.broken')} testid="fault-receipt" on={isOn('receipt.failed')}
          push={() => command({ kind: 'receiptPrinter', broken: !isOn('receipt.failed') })}
        />
      </Row>
      <Row name={phrase('board.coins')}>
        {boardCoinFaults.map((fault) => (
          <Push
            key={fault} name={phrase(`board.coins.${fault}`)} testid={`fault-coins.${fault}`} on={isOn(`coins.${fault}`)}
            push={() => command({ kind: 'coins', fault, on: !isOn(`coins.${fault}`) })}
          />
        ))}
      </Row>
      {board.cashless !== null && (
        <Row name={phrase('board.cashless')}>
          {boardCashlessFaults.map((fault) => (
            <Push
              key={fault} name={phrase(`board.cashless.${fault}`)} testid={`fault-cashless.${fault}`} on={isOn(`cashless.${fault}`)}
              push={() => command({ kind: 'cashless', fault, on: !isOn(`cashless.${fault}`) })}
            />
          ))}
        </Row>
      )}
      <Row name={phrase('board.center')}>
        {boardCenterFaults.map((fault) => (
          <Push
            key={fault} name={phrase(`board.center.${fault}`)} testid={`fault-center.${fault}`} on={isOn(`center.${fault}`)}
            push={() => command({ kind: 'center', fault, on: !isOn(`center.${fault}`) })}
          />
        ))}
      </Row>
      <Row name={phrase('board.service')}>
        <Push name={phrase('board.serviceDone')} testid="service-done" push={() => command({ kind: 'serviceDone' })} />
      </Row>
    </Panel>
  )
}
