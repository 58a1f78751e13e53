import { centerContract } from '../center.contract.ts'
import { openCenterUnderTest } from './under-test.ts'

centerContract({ name: 'reference center in this process', open: openCenterUnderTest })
