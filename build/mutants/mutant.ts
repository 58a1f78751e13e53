/** A guard taken out on purpose, and the test that must notice. */
export interface Mutant {
  /** Invariant or promise, and what is broken. */
  readonly name: string
  readonly file: string
  /** Stands in the file exactly once. */
  readonly from: string
  readonly to: string
  /** Test files to run. */
  readonly tests: readonly string[]
  /** One of the failing tests has this in its name. */
  readonly noticedBy: string
}
