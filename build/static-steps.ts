import { programStep } from './step.ts'

/** What can be said without running the terminal. The longest comes first, so that two cores end together. */
export const staticSteps = [
  programStep('lint', 'oxlint', '--type-aware', '--deny-warnings'),
  programStep('types', 'tsc', '-p', '.'),
  programStep('types of flow', 'tsc', '-p', 'electron/flow'),
  programStep('types of screens', 'tsc', '-p', 'renderer'),
  programStep('rooms', process.execPath, 'build/rooms.ts'),
  programStep('locales', process.execPath, 'build/locales.ts'),
]
