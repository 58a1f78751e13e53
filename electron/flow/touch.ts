import type { CertificateKind } from './menu.ts'
import type { Language } from './language.ts'

/** What a touch means to the flow. The digits of the PIN are not among them: they never reach it, only their number does. */
export type Touch =
  | { readonly kind: 'language'; readonly language: Language }
  | { readonly kind: 'confirm' }
  | { readonly kind: 'back' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'choose'; readonly certificate: CertificateKind }
  | { readonly kind: 'answer'; readonly question: string; readonly choice: string; readonly on: boolean }
  | { readonly kind: 'copies'; readonly copies: number }
  | { readonly kind: 'edit'; readonly line: string }
  | { readonly kind: 'taken' }
  | { readonly kind: 'continue' }
