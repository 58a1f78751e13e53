import { config } from 'zod/mini'

// The page forbids making code out of text; without this zod would try it, and each try counts as a violation.
config({ jitless: true })
