import { staticSteps } from './static-steps.ts'
import { conclude, programStep, runSteps } from './step.ts'
import { journeys, stackTests, unitTests, walkTests } from './test-steps.ts'

const screens = programStep('screens', process.execPath, 'build/bundle.mjs')

// Real parts and browsers have deadlines of their own, so nothing runs beside them.
conclude([...await runSteps([unitTests, screens, walkTests, ...staticSteps], 2), ...await runSteps([stackTests, journeys], 1)])
