import type { View } from '../../electron/contract/view.ts'

/** What is to be drawn: a view, and which dialogue of the top band is open on it; null: none. */
export interface Scene { readonly view: View; readonly open: string | null }
