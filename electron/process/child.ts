/** A process of ours with a message pipe: Electron's utilityProcess or Node's child_process, chosen by the composition root. */
export interface Child {
  /** Null until there is a process: Electron tells it only once the process runs, and a start may fail. */
  readonly pid: number | null
  /** Lost without a word when the process is gone: its exit says all there is to say. */
  send(message: object): void
  /** Messages are unknown until a schema has parsed them. */
  onMessage(listener: (message: unknown) => void): void
  /** Told once, when the process has really ended. Null: by a signal, or it never started. */
  onExit(listener: (code: number | null) => void): void
  /** Ends it at once; it gets no chance to do anything more. */
  kill(): void
}

/** Starts the module at `entry` (a file URL) in a process of its own. */
export type StartChild = (entry: URL) => Child
