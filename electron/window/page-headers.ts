/**
 * The headers of everything the screen loads. `connect` is 'self' where the page must reach the loopback WebSocket and 'none' where the
 * bridge is a preload. Nothing may be kept: the screen's files are on this machine, and what a customer saw must not lie in a cache.
 * `sandbox` is there for `window.open`, which nothing else in a policy forbids: it would open a window that nobody here looks after.
 */
export const pageHeaders = (connect: 'self' | 'none'): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': [
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'", "media-src 'self'",
    `connect-src '${connect}'`,
    "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'", 'sandbox allow-scripts allow-same-origin',
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
})
