/** One picture of the gallery. */
export interface Shot {
  readonly sample: string
  readonly language: string
  readonly size: string
  readonly look: string
  readonly file: string
  /** What was measured: what the screen gave up, how large its letters are, and what is wrong. */
  readonly given: string
  readonly scale: number
  readonly faults: readonly string[]
}

const filters = ['sample', 'language', 'look', 'size'] as const

/**
 * The page that shows all pictures, a row a sample, and fewer of them as one chooses. It works from a file, and draws a row only when
 * it comes into sight: there are thousands.
 */
export function galleryPage(shots: readonly Shot[]): string {
  const choices = filters.map((filter) => {
    const values = [...new Set(shots.map((shot) => shot[filter]))]
    return `<label>${filter} <select id="${filter}"><option value="">all</option>${values.map((value) => `<option>${value}</option>`).join('')}</select></label>`
  })
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Gallery</title>
<style>${style}</style>
<header>${choices.join('')}<label><input type="checkbox" id="faulty"> only what is wrong</label>
<label><input type="checkbox" id="shrunk"> only what had to give</label><span id="count"></span></header><main></main>
<script>const shots = ${JSON.stringify(shots).replaceAll('<', '\\u003c')}
${script}</script></html>
`
}

const style = `body{font:15px sans-serif;margin:0;background:#ddd}header{position:sticky;top:0;display:flex;flex-wrap:wrap;gap:16px;padding:12px 24px;background:#fff}
section{min-height:420px;padding:0 24px}section div{display:flex;flex-wrap:wrap;gap:16px;align-items:start}figure{margin:0;max-width:520px}
img{display:block;height:360px;border:1px solid #888}.faulty img{border:3px solid #b00}.faults{color:#b00}`

const script = `const filters = ${JSON.stringify(filters)}
const main = document.querySelector('main')
const [faulty, shrunk, count] = ['faulty', 'shrunk', 'count'].map((id) => document.getElementById(id))
const rows = new Map()
const seen = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) if (isIntersecting && target.lastChild.childElementCount === 0) target.lastChild.append(...rows.get(target).map(figure))
}, { rootMargin: '800px' })
function figure(shot) {
  const link = Object.assign(document.createElement('a'), { href: shot.file })
  link.append(Object.assign(document.createElement('img'), { src: shot.file, loading: 'lazy', alt: '' }))
  const said = Object.assign(document.createElement('figcaption'), { textContent: [shot.language, shot.size, shot.look, shot.scale + ' x', shot.given].join(' ') })
  const wrong = shot.faults.map((fault) => Object.assign(document.createElement('div'), { className: 'faults', textContent: fault }))
  const made = Object.assign(document.createElement('figure'), { className: shot.faults.length > 0 ? 'faulty' : '' })
  made.append(link, said, ...wrong)
  return made
}
function show() {
  const chosen = shots.filter((shot) => filters.every((filter) => ['', shot[filter]].includes(document.getElementById(filter).value)))
    .filter((shot) => (!faulty.checked || shot.faults.length > 0) && (!shrunk.checked || shot.given !== ''))
  count.textContent = chosen.length + ' of ' + shots.length + ' pictures'
  seen.disconnect()
  rows.clear()
  main.replaceChildren(...Map.groupBy(chosen, ({ sample }) => sample).entries().map(([sample, list]) => {
    const row = document.createElement('section')
    row.append(Object.assign(document.createElement('h2'), { textContent: sample }), document.createElement('div'))
    rows.set(row, list)
    return row
  }))
  for (const row of main.children) seen.observe(row)
}
document.querySelector('header').addEventListener('change', show)
show()`
