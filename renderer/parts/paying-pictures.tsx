import { Picture } from './drawing.tsx'

/** What one pays with at the terminal beside: card, phone, and a code on the phone. */
export function CashlessMeans() {
  return (
    <svg className="means" viewBox="0 0 288 96" aria-hidden="true">
      <g transform="translate(2 14)"><PaymentCard /></g>
      <g transform="translate(136 2)"><Handset /></g>
      <g transform="translate(212 14)"><Code /></g>
    </svg>
  )
}

/** The terminal beside; `asking`: card or phone is to be held to it. */
export function TerminalBeside({ asking }: { readonly asking: boolean }) {
  return (
    <Picture name="terminal-beside">
      <ellipse cx="244" cy="262" rx="104" ry="10" className="fill-shadow" />
      <path d="M178 96a16 16 0 0 1 16-16h100a16 16 0 0 1 16 16v140a20 20 0 0 1-20 20H198a20 20 0 0 1-20-20z" className="fill-device" />
      <rect x="194" y="96" width="100" height="60" rx="6" className="fill-paper" />
      {[180, 204, 228].map((y) => <path key={y} d={`M204 ${y}h18M235 ${y}h18M266 ${y}h18`} className="line-device" />)}
      {asking && (
        <>
          <path d="M250 138a18 18 0 0 1 0-24M238 144a28 28 0 0 1 0-36M226 150a38 38 0 0 1 0-48" className="line-wave" />
          <g className="moving down">
            <g transform="translate(6 26) rotate(-8 60 36) scale(1.1)"><PaymentCard /></g>
            <g transform="translate(62 122) rotate(-8) scale(1.3)"><Handset /></g>
          </g>
        </>
      )}
    </Picture>
  )
}

/** 112 x 70, and nothing like the card of ①. */
function PaymentCard() {
  return (
    <g>
      <rect x="1.5" y="1.5" width="109" height="67" rx="9" className="fill-paper" />
      <path d="M1.500 16h109v13H1.500z" className="fill-device" />
      <rect x="1.5" y="1.5" width="109" height="67" rx="9" className="line-ink" />
      <path d="M14 52h34M84 52h14" className="line-faint" />
    </g>
  )
}

/** 52 x 92, sending. */
function Handset() {
  return (
    <g>
      <rect x="1.5" y="1.5" width="49" height="89" rx="10" className="fill-device" />
      <rect x="7" y="10" width="38" height="66" rx="4" className="fill-paper" />
      <path d="M18 50a10 10 0 0 1 16 0M12.500 42a18 18 0 0 1 27 0" className="line-code" />
      <circle cx="26" cy="58" r="3.5" className="fill-ink" />
      <path d="M22 83.500h8" className="line-device" />
    </g>
  )
}

/** 72 x 72: like a QR code, but none. */
function Code() {
  return (
    <g>
      <rect x="0" y="0" width="72" height="72" rx="5" className="fill-paper" />
      <path d="M8 8h20v20H8zM44 8h20v20H44zM8 44h20v20H8z" className="line-code" />
      <path d="M14 14h8v8h-8zM50 14h8v8h-8zM14 50h8v8h-8zM34 8h5v10h-5zM34 24h5v10h-5zM8 34h10v5H8zM24 34h5v5h-5z" className="fill-ink" />
      <path d="M34 40h10v5H34zM50 34h14v5H50zM44 50h8v14h-8zM34 52h5v12h-5zM58 44h6v8h-6zM58 58h6v6h-6z" className="fill-ink" />
    </g>
  )
}
