import type { ReactNode } from 'react'

/** The canvas of every picture: 360 x 280. */
export function Picture({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return <svg className={`picture ${name}`} viewBox="0 0 360 280" aria-hidden="true">{children}</svg>
}

/** The front of a card, 260 x 164. */
export function Card() {
  return (
    <g className="card">
      <rect x="1.5" y="1.5" width="257" height="161" rx="15" className="fill-paper" />
      <path d="M1.5 40V16.500a15 15 0 0 1 15-15h227a15 15 0 0 1 15 15V40z" className="fill-card" />
      <rect x="1.5" y="1.5" width="257" height="161" rx="15" className="line-ink" />
      <path d="M22 66h126M22 87h100M22 108h115M22 129h72" className="line-faint" />
      <rect x="178" y="58" width="60" height="78" rx="4" className="photo" />
      <circle cx="208" cy="86" r="12" className="fill-faint" />
      <path d="M187 135c0-30 42-30 42 0z" className="fill-faint" />
    </g>
  )
}

/** A smartphone, 118 x 204. */
export function Phone() {
  return (
    <g className="phone">
      <rect x="1.5" y="1.5" width="115" height="201" rx="18" className="fill-device" />
      <rect x="10" y="16" width="98" height="164" rx="6" className="fill-paper" />
      <rect x="24" y="66" width="70" height="46" rx="6" className="fill-card" />
      <path d="M34 82h32M34 96h22" className="line-faint" />
      <path d="M46 191h26" className="line-device" />
    </g>
  )
}

export function Reader() {
  return (
    <g>
      <ellipse cx="180" cy="262" rx="172" ry="12" className="fill-shadow" />
      <rect x="14" y="186" width="332" height="68" rx="14" className="fill-device" />
      <rect x="29" y="195" width="302" height="10" rx="5" className="fill-wakatake" />
      <path d="M146 229h68M154 239h52" className="line-device" />
    </g>
  )
}

export function Arrow({ up = false }: { readonly up?: boolean }) {
  return <path d={up ? 'M0 18V-18M-18 0 0-18 18 0' : 'M0-18V18M-18 0 0 18 18 0'} className="line-arrow" />
}

export function Sheet() {
  return (
    <g>
      <rect x="0" y="0" width="132" height="150" rx="3" className="sheet" />
      <path d="M22 28h88" className="line-strong" />
      <path d="M22 54h88M22 72h88M22 90h62" className="line-faint" />
      <rect x="86" y="108" width="24" height="24" className="seal" />
    </g>
  )
}

export function Outlet() {
  return (
    <g>
      <rect x="40" y="30" width="280" height="86" rx="14" className="fill-device" />
      <rect x="84" y="88" width="192" height="12" rx="6" className="fill-slot" />
      <circle cx="290" cy="54" r="7" className="fill-wakatake" />
    </g>
  )
}
