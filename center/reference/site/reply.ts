import { problem } from './page.ts'
import type { Page } from './page.ts'

/** What a desk answers to what was posted to it. */
export interface Reply {
  readonly status: number
  readonly page: Page
  /** Seconds after which it can be tried again. */
  readonly retryAfter?: number
}

/** What was sent did not come from the page's own form. */
export function unread(path: Page['path'], status: 400 | 403 | 411 | 413): Reply {
  const advice = '送られた内容を読み取れませんでした。このサイトのページを開き直し、欄に入力してから送ってください。'
  return { status, page: problem(path, '受け付けられませんでした', advice) }
}
