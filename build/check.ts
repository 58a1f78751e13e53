import { staticSteps } from './static-steps.ts'
import { conclude, runSteps } from './step.ts'
import { unitTests } from './test-steps.ts'

conclude(await runSteps([unitTests, ...staticSteps], 2))
