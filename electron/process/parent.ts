/** The process that started this one, seen from the child. */
export interface Parent {
  send(message: object): void
  /** Messages are unknown until a schema has parsed them. */
  onMessage(listener: (message: unknown) => void): void
  /** The parent has gone: nobody is left to work for. */
  onGone(listener: () => void): void
  /** Ends this process once everything sent has left it. */
  exit(code: number): void
}

/** Finds the pipe this process was started with: Electron's parent port, or Node's. Without one it is a bug. */
export function openParent(host: ParentHost = process): Parent {
  if (host.parentPort !== undefined) return electronParent(host, host.parentPort)
  if (host.send !== undefined) return nodeParent(host, host.send.bind(host))
  throw new Error('started without a parent')
}

/** What is used of `process`. */
export interface ParentHost {
  readonly parentPort?: ParentPort | undefined
  send?(message: object, handle: undefined, options: undefined, sent: () => void): boolean
  on(event: 'message', listener: (message: unknown) => void): unknown
  on(event: 'disconnect', listener: () => void): unknown
  exit(code: number): void
}

export interface ParentPort {
  postMessage(message: object): void
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown
}

function nodeParent(host: ParentHost, send: NonNullable<ParentHost['send']>): Parent {
  let unsent = 0
  let code: number | null = null
  function leave(): void {
    if (unsent === 0 && code !== null) host.exit(code)
  }
  return {
    send(message) {
      unsent += 1
      send(message, undefined, undefined, () => {
        unsent -= 1
        leave()
      })
    },
    onMessage: (listener) => void host.on('message', listener),
    onGone: (listener) => void host.on('disconnect', listener),
    exit(wanted) {
      code = wanted
      leave()
    },
  }
}

function electronParent(host: ParentHost, port: ParentPort): Parent {
  return {
    send: (message) => port.postMessage(message),
    onMessage: (listener) => void port.on('message', ({ data }) => listener(data)),
    // Chromium itself ends a utility process whose main process has gone.
    onGone: () => {},
    // Electron hands a message over before postMessage returns.
    exit: (code) => host.exit(code),
  }
}
