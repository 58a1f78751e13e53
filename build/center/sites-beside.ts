import { paths } from '../../center/reference/site/page.ts'
import { serveSites } from '../../center/reference/site/sites.ts'
import type { ServedSites, SiteSettings } from '../../center/reference/site/sites.ts'
import type { SitesPort } from './options.ts'

/**
 * Serves 登録状況確認 and 問い合わせサイト beside the center, and on this machine only: they speak plain HTTP, and what stands before them for
 * others has to speak TLS. Throws with words when the port that was asked for is in use.
 */
export async function openSites(origins: SiteSettings['origins'], { port, orFree }: SitesPort): Promise<ServedSites> {
  const settings = { origins, now: Date.now }
  try {
    return await serveSites({ ...settings, port })
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    if (!isTaken) throw error
    if (orFree) return await serveSites(settings)
    throw new Error(`port ${port} is in use: end what listens there, or take another with --sites-port (0 for a free one)`, { cause: error })
  }
}

/** Address of 登録状況確認 for the slips of terminals that reach the center at this host; null where it would lead them to themselves. */
export function statusSiteFor(host: string, { url }: Pick<ServedSites, 'url'>): string | null {
  return /^(127\.[\d.]+|::1|localhost)$/i.test(host) ? new URL(paths.registration, url).href : null
}
