import type { Exploration } from '../electron/flow/explorer.ts'

const numbers: Readonly<Record<string, string>> = {
  ready: '①', reading: '②', pin: '③', takeCard: '④', choosing: '⑤', asking: '⑥⑦⑧', copies: '⑨', confirming: '⑩', downloading: '⑪', paying: '⑫',
  printing: '⑬', handing: '⑭', receipt: '⑮', origin: '本籍地', sameCard: '本籍地', checkNumber: '本籍地', registering: '本籍地', registered: '本籍地',
}

/** The flow as a Mermaid diagram: which step leads to which, and by which events. Made from the walks, so it can't be out of date. */
export function diagramOf({ edges, states, moves, ends }: Pick<Exploration, 'edges' | 'states' | 'moves' | 'ends'>, beside: Pick<Exploration, 'states' | 'moves'>): string {
  const steps = new Set([...edges.keys()].flatMap((edge) => edge.split(' ')))
  const names = [...steps].toSorted().map((step) => `  ${step}: ${numbers[step] ?? ''} ${step}`)
  const arrows = [...edges].toSorted(([a], [b]) => a.localeCompare(b)).map(([edge, events]) => {
    const [from = '', to = ''] = edge.split(' ')
    return `  ${from} --> ${to}: ${wrapped([...events].toSorted())}`
  })
  return [
    '# The flow', '', `Drawn by \`npm run diagram\` from a walk over every reachable state: ${states} states, ${moves} moves, ${ends} ends;`,
    `and over all that follows ⑫ where a cashless terminal stands beside: ${beside.states} states, ${beside.moves} moves.`, '',
    '```mermaid', 'stateDiagram-v2', ...names, ...arrows, '```', '',
  ].join('\n')
}

/** Few words to a line: an arrow with ten events on it would be wider than the page. */
function wrapped(events: readonly string[]): string {
  const lines: string[] = []
  for (let place = 0; place < events.length; place += 3) lines.push(events.slice(place, place + 3).join(', '))
  return lines.join('<br>')
}
