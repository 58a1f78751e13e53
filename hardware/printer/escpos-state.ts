/** What DLE EOT 1 to 4 say together. `ready`: it prints what it is sent. */
export interface EscposState {
  readonly ready: boolean
  readonly paper: 'enough' | 'low' | 'empty'
}

/** The questions, in the order in which `escposState` takes the answers: printer, why off line, error, paper. */
export const stateQuestions = [1, 2, 3, 4] as const

/** Offline; cover open, paper end, error; mechanics, cutter, unrecoverable, too hot; paper end. */
const hindrances = [0x08, 0x64, 0x6c, 0x60] as const
const paperEnd = 0x60
const paperNearEnd = 0x0c

/** Reads the four answers (Epson's ESC/POS reference, DLE EOT). */
export function escposState(answers: readonly number[]): EscposState {
  const sensor = answers[3] ?? 0
  return {
    ready: hindrances.every((bits, index) => ((answers[index] ?? 0) & bits) === 0),
    paper: (sensor & paperEnd) !== 0 ? 'empty' : (sensor & paperNearEnd) !== 0 ? 'low' : 'enough',
  }
}
