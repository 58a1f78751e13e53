import { staticSteps } from './static-steps.ts'
import { conclude, runSteps } from './step.ts'
import { journeys, stackTests, unitTests } from './test-steps.ts'

// Real parts and browsers have deadlines of their own, so nothing runs beside them.
conclude([...await runSteps([unitTests, ...staticSteps], 2), ...await runSteps([stackTests, journeys], 1)])
