import { createHash, timingSafeEqual } from 'node:crypto'

export type PageRole = 'terminal' | 'board'

/** Who may come in: whoever was given the entry address, and from then on whoever holds the cookie it set. */
export interface PageGate {
  /** Path and query of the way in. */
  entryOf(role: PageRole): string
  /** The cookie to set when this request carries the right token, else null. */
  enter(url: URL): { readonly role: PageRole; readonly cookie: string } | null
  holds(role: PageRole, cookies: string | undefined): boolean
}

const paths = { terminal: '/enter', board: '/enter-board' } as const
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
/** Compared as digests: equal lengths, and the time taken tells nothing of how much was right. */
const same = (given: string, secret: string): boolean => timingSafeEqual(digest(given), digest(secret))

/**
 * `random` gives that many bytes from a cryptographic source. The port is part of the cookies' names because cookies of 127.0.0.1 are
 * shared by all ports: two terminals opened in one browser would shut each other out.
 */
export const createPageGate = (port: number, roles: readonly PageRole[], random: (bytes: number) => Uint8Array): PageGate => {
  const secret = (): string => Buffer.from(random(32)).toString('base64url')
  const keys = { terminal: { token: secret(), cookie: secret() }, board: { token: secret(), cookie: secret() } }
  const nameOf = (role: PageRole): string => `madoguchi-${role}-${String(port)}`
  return {
    entryOf: (role) => `${paths[role]}?token=${keys[role].token}`,
    enter: (url) => {
      const role = roles.find((each) => paths[each] === url.pathname)
      if (role === undefined || !same(url.searchParams.get('token') ?? '', keys[role].token)) return null
      return { role, cookie: `${nameOf(role)}=${keys[role].cookie}; Path=/; HttpOnly; SameSite=Strict` }
    },
    holds: (role, cookies) => (cookies ?? '').split(';').some((pair) => {
      const [name, value] = pair.trim().split('=', 2)
      return name === nameOf(role) && same(value ?? '', keys[role].cookie)
    }),
  }
}
