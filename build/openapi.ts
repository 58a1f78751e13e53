import { writeFileSync } from 'node:fs'
import { openApi } from '../center/openapi.ts'

/** `npm run openapi`: writes the description of the wire anew. */
writeFileSync(new URL('../center/openapi.json', import.meta.url), `${JSON.stringify(openApi(), null, 2)}\n`)
console.log('described in center/openapi.json')
