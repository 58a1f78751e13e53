import type { ReactNode } from 'react'

interface IconProps { readonly className: string; readonly children: ReactNode }

function Icon({ className, children }: IconProps) {
  return (
    <svg
      className={`icon ${className}`} viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor"
      strokeWidth="2" strokeLinecap="round" strokeLinejoin="round"
    >
      {children}
    </svg>
  )
}

export function Globe() {
  return <Icon className="globe"><circle cx="12" cy="12" r="9.5" /><path d="M2.5 12h19M12 2.5c-6 5.5-6 13.5 0 19M12 2.500c6 5.5 6 13.5 0 19" /></Icon>
}

export function Warning() {
  return <Icon className="warning-sign"><path d="M12 3.2 22 20.500H2z" /><path d="M12 9.500v5M12 17.400v.1" strokeWidth="2.6" /></Icon>
}

export function Information() {
  return <Icon className="information-sign"><circle cx="12" cy="12" r="9.5" /><path d="M12 11v6M12 7.200v.1" strokeWidth="2.6" /></Icon>
}

export function Done() {
  return <Icon className="done-sign"><circle cx="12" cy="12" r="9.5" /><path d="m7.5 12.3 3.2 3.2 6-6.5" /></Icon>
}

export function Check() {
  return <Icon className="check"><path d="m4.5 12.8 5 5L19.5 6.5" strokeWidth="3" /></Icon>
}

export function ArrowUp() {
  return <Icon className="arrow"><path d="M12 20V4.500M5 11l7-7 7 7" strokeWidth="2.6" /></Icon>
}

export function ArrowDown() {
  return <Icon className="arrow"><path d="M12 4v15.500M5 13l7 7 7-7" strokeWidth="2.6" /></Icon>
}

export function Pencil() {
  return <Icon className="pencil"><path d="m4 20 1-4.500L16.5 4 20 7.5 8.5 19z" /></Icon>
}

export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 40 30" aria-hidden="true">
      <rect width="40" height="30" rx="3" className="fill-ai" />
      <path d="M6 6h13v18H6zM21.5 6H34v18H21.500z" className="fill-paper" />
      <circle cx="12.5" cy="15" r="2.6" className="fill-wakatake" />
    </svg>
  )
}

export function Plus() {
  return <Icon className="plus"><path d="M12 4v16M4 12h16" strokeWidth="3" /></Icon>
}

export function Minus() {
  return <Icon className="minus"><path d="M4 12h16" strokeWidth="3" /></Icon>
}

/** A small and a large letter. */
export function Letters() {
  return <Icon className="letters"><path d="m2.500 18.500 3.400-8.500h.4l3.400 8.500M3.700 15.700h4.800M10.800 18.500l5.300-14h.6l5.300 14M12.600 14h7.600" /></Icon>
}

export function Loudspeaker() {
  return <Icon className="loudspeaker"><path d="M3 9.500v5h4l5 4.500v-14l-5 4.500zM15.500 9a4.200 4.200 0 0 1 0 6M18.300 6.200a8.200 8.200 0 0 1 0 11.600" /></Icon>
}

export function Bell() {
  return <Icon className="bell"><path d="M5 17h14l-1.800-2.600V10a5.200 5.200 0 0 0-10.400 0v4.400zM10 20.200a2.100 2.100 0 0 0 4 0M12 4.800V2.800" /></Icon>
}
