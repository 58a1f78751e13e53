import type { FailedLine, PayLine } from '../../electron/contract/pay-view.ts'
import { phrase } from '../language/phrase.ts'
import { reasonWords } from '../language/reason-words.ts'
import { Warning } from './icons.tsx'
import { Amount, Words } from './spoken.tsx'

const mostRows = 5

interface OrderLinesProps {
  /** What can't be issued after all: it comes first, for it is news. */
  readonly failed: readonly FailedLine[]
  readonly lines?: readonly PayLine[]
}

/** Several certificates, a line each. What does not fit is counted: the sum of all stands beside it. */
export function OrderLines({ failed, lines = [] }: OrderLinesProps) {
  const rows = [...failed.map((line) => ({ kind: 'failed', line }) as const), ...lines.map((line) => ({ kind: 'paid', line }) as const)]
  const shown = rows.length > mostRows ? rows.slice(0, mostRows - 1) : rows
  const hidden = rows.length - shown.length
  const [only, second] = failed
  return (
    <ul className="order-lines">
      {shown.map((row, place) => (row.kind === 'failed' ? <Failed key={place} line={row.line} /> : <Paid key={place} line={row.line} />))}
      {hidden > 0 && <li><Words sentence={phrase('pay.more', { count: hidden })} /></li>}
      {only !== undefined && second === undefined && <li className="remark"><Words sentence={reasonWords(only.reason)} /></li>}
      {only !== undefined && <li className="remark"><Words sentence={phrase('failed.charge')} /></li>}
    </ul>
  )
}

function Paid({ line: { certificate, copies, due } }: { readonly line: PayLine }) {
  return (
    <li>
      <span><Words sentence={phrase(`certificate.${certificate}`)} /></span>
      <span><Words sentence={phrase('copies.count', { count: copies })} /></span>
      <Amount yen={due} />
    </li>
  )
}

function Failed({ line: { certificate } }: { readonly line: FailedLine }) {
  return (
    <li className="failed" data-testid={`failed-${certificate}`}>
      <span><Words sentence={phrase(`certificate.${certificate}`)} /></span>
      <span className="not-issued"><Warning /><span><Words sentence={phrase('failed.notIssued')} /></span></span>
      <Amount yen={0} />
    </li>
  )
}
