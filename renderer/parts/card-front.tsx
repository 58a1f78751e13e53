import { phrase } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'
import type { NumberPart } from './check-number-parts.ts'

const placeOf = {
  birth: { x: 46, y: 52, width: 236, label: 'checkNumber.sample.birth' },
  expiry: { x: 46, y: 104, width: 100, label: 'checkNumber.sample.year' },
  code: { x: 312, y: 160, width: 76, label: null },
} as const
const height = 42

/** A security code as on nobody's card. */
const sampleCode = '1234'

/** The front of a fictitious card, and where on it the three parts of 照合番号B stand. `current`: the part being typed. */
export function CardFront({ current }: { readonly current: NumberPart | null }) {
  const { say } = useSpeech()
  return (
    <svg className="card-front" viewBox="0 0 404 214" lang="ja" aria-hidden="true">
      <rect x="2" y="2" width="400" height="210" rx="18" className="fill-paper" />
      <path d="M2 38V20A18 18 0 0 1 20 2h364a18 18 0 0 1 18 18v18z" className="fill-card" />
      <rect x="2" y="2" width="400" height="210" rx="18" className="line-ink" />
      <text x="384" y="29" textAnchor="end" className="card-text">{say(phrase('checkNumber.sample.title'))}</text>
      <rect x="308" y="50" width="80" height="96" rx="4" className="photo" />
      <circle cx="348" cy="84" r="16" className="fill-faint" />
      <path d="M320 145c0-38 56-38 56 0z" className="fill-faint" />
      <text x="154" y="134" className="card-text">{say(phrase('checkNumber.sample.until'))}</text>
      <path d="M22 24h130M22 168h180M22 190h120" className="line-faint" />
      <Place part="birth" on={current === 'birth'} number={1} />
      <Place part="expiry" on={current === 'expiry'} number={2} />
      <Place part="code" on={current === 'code'} number={3} />
    </svg>
  )
}

interface PlaceProps { readonly part: NumberPart; readonly on: boolean; readonly number: number }

function Place({ part, on, number }: PlaceProps) {
  const { say } = useSpeech()
  const { x, y, width, label } = placeOf[part]
  const middle = y + height / 2
  return (
    <g className={on ? 'card-place on' : 'card-place'}>
      <rect x={x} y={y} width={width} height={height} rx="6" />
      <text x={x + width / 2} y={middle + 9} textAnchor="middle" className="card-text">
        {label === null ? sampleCode : say(phrase(label))}
      </text>
      <circle cx={x - 22} cy={middle} r="16" />
      <text x={x - 22} y={middle + 8} textAnchor="middle" className="card-number">{number}</text>
    </g>
  )
}
