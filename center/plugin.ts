import { importJWK } from 'jose'
import { z } from 'zod'
import { guarded } from './guarded-center.ts'
import { loadModule, messageOf } from './module-file.ts'
import { vaultKey } from './protocol.ts'
import type { Center } from './center.ts'
import type { VaultKey } from './protocol.ts'

/** What `openCenter(options)` of a plug-in gives: the port, and the public keys (ES256) that its envelopes and notices are signed with. */
export interface OpenedCenter extends Center {
  /** One, or two while it changes keys. */
  readonly signingKeys: readonly VaultKey[]
}

export type LoadedCenter =
  | { readonly kind: 'loaded'; readonly center: Center; readonly signingKeys: readonly VaultKey[] }
  | { readonly kind: 'refused'; readonly why: string }

const isCall = (value: unknown): boolean => typeof value === 'function'
const call = z.custom(isCall, 'is no function')
const portCalls = {
  heartbeat: call, openSession: call, authenticate: call, introduce: call, verifyPin: call, register: call, apply: call, download: call,
  report: call, readLedger: call, close: call,
} satisfies { readonly [Call in keyof Center]: z.ZodType }
const port = z.looseObject({ ...portCalls, signingKeys: z.array(vaultKey).min(1).max(2) })

const opener = z.custom<(options: unknown) => unknown>(isCall)
/** The object itself, whose methods may need it. */
const opened = z.custom<OpenedCenter>((value) => port.safeParse(value).success)

/**
 * Opens the center that a module implements: it exports `openCenter(options)`, which gives an `OpenedCenter` or a promise of one. What it
 * lacks is said. Its answers are held to the port (`guarded`).
 * @param options whatever the configuration has for it
 */
export async function loadCenter(file: string, options: unknown): Promise<LoadedCenter> {
  const loaded = await loadModule(file)
  if (loaded.kind === 'refused') return loaded
  const open = opener.safeParse(loaded.exports['openCenter'])
  if (!open.success) return refused(file, `exports no function openCenter, but ${Object.keys(loaded.exports).join(', ') || 'nothing'}`)
  try {
    const given = await open.data(options)
    const center = opened.safeParse(given)
    if (!center.success) return refused(file, `openCenter gave no center: ${lacking(given)}`)
    const { signingKeys } = center.data
    if (!(await areKeys(signingKeys))) return refused(file, 'openCenter gave no center: signingKeys: not on the curve P-256')
    return { kind: 'loaded', center: guarded(center.data), signingKeys }
  } catch (error) {
    return refused(file, `openCenter failed: ${messageOf(error)}`)
  }
}

/** A vault would only see it when somebody's certificate has come. */
async function areKeys(keys: readonly VaultKey[]): Promise<boolean> {
  const imported = await Promise.allSettled(keys.map((key) => importJWK({ ...key }, 'ES256')))
  return imported.every(({ status }) => status === 'fulfilled')
}

function lacking(given: unknown): string {
  const issues = port.safeParse(given).error?.issues ?? []
  return issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': ')).join('; ')
}

const refused = (file: string, why: string) => ({ kind: 'refused', why: `${file}: ${why}` }) as const
