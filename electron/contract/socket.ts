/**
 * Close code of a page's socket (RFC 6455: 4000–4999 are for private use): a newer page has taken over. The older one stays
 * closed, or two pages would put each other out for ever.
 */
export const takenOver = 4000
