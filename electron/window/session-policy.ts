import type { Session } from 'electron'

/**
 * What a page of ours may do with the machine and the network: nothing, but load what `own` knows as ours. The center is spoken to by
 * the trusted side only.
 */
export const applySessionPolicy = (session: Session, own: (url: string) => boolean): void => {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !own(url) }))
  session.on('will-download', (event) => event.preventDefault())
  session.setSpellCheckerEnabled(false)
}
