/** What a screen, or the dialogue open on it, looks like. */
export interface Measured {
  /** What is wrong, each by its name. */
  readonly faults: readonly string[]
  /** What was given up so that everything finds room, see `fit.ts`. */
  readonly given: string
  /** How large the letters are in the end, as a part of the usual size. */
  readonly scale: number
}
