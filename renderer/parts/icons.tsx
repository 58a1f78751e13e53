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
