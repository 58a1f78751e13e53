/** A process of ours with a message pipe: Electron's utilityProcess or Node's child_process, chosen by the composition root. */
export interface Child {
  readonly pid: number
  send(message: unknown): void
  /** Messages are unknown until a schema has parsed them. */
  onMessage(listener: (message: unknown) => void): void
  /** Told once, when the process has really ended. */
  onExit(listener: (code: number | null) => void): void
  kill(): void
}

/** Starts the module at `entry` (a file URL) in a process of its own. */
export type StartChild = (entry: URL) => Child
