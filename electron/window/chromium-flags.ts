/**
 * `kiosk` fills the display; `window` is as large as the panel the screens are drawn for, so that the demo board finds room `beside` it;
 * `headless` has no display.
 */
export type ChromiumLook = 'kiosk' | 'window' | 'beside' | 'headless'

/** Loaded first: the address of the real page carries a token, and a command line can be read by everybody on the machine. */
export const blank = 'data:text/html,'

const looks = {
  kiosk: ['--kiosk', `--app=${blank}`],
  window: ['--window-position=0,0', '--window-size=1024,768', `--app=${blank}`],
  beside: ['--window-position=1032,0', '--window-size=480,960', `--app=${blank}`],
  headless: ['--headless=new', '--disable-gpu', '--hide-scrollbars', '--window-size=1280,1024', `--app=${blank}`],
} as const

/**
 * Chromium's command line for a closed network and a screen strangers touch: it calls no one, keeps nothing, asks nothing.
 * `root`: Chromium refuses to sandbox as root, so only a root start gives its sandbox up.
 */
export const chromiumFlags = (look: ChromiumLook, profile: string, root: boolean): readonly string[] => [
  `--user-data-dir=${profile}`, '--incognito', '--remote-debugging-pipe',
  '--no-first-run', '--no-default-browser-check', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--disable-default-apps', '--disable-extensions', '--disable-domain-reliability', '--disable-breakpad', '--no-pings',
  '--deny-permission-prompts', '--disable-notifications', '--disable-pinch', '--overscroll-history-navigation=0', '--noerrdialogs',
  '--disable-session-crashed-bubble', '--password-store=basic', '--autoplay-policy=no-user-gesture-required',
  // No page kept alive for "back", no renderer kept for the next page: when a page goes, its process goes.
  '--disable-features=BackForwardCache,SpareRendererForSitePerProcess,Translate,MediaRouter,OptimizationHints,AutofillServerCommunication',
  // For whatever on this machine asks for it, the browser's own process would be given every text of the page, and would keep it.
  '--disable-renderer-accessibility',
  // With the second, Chromium leaves out the bar in which it warns of the first, and which would lie over the screen.
  ...(root ? ['--no-sandbox', '--test-type'] : []),
  ...looks[look],
]
