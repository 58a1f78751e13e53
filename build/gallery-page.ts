/** One picture of the gallery. */
export interface Shot {
  readonly sample: string
  readonly language: string
  readonly size: string
  readonly file: string
  /** What was measured to be wrong on it. */
  readonly faults: readonly string[]
}

/** The page that shows all pictures, a row a sample. */
export function galleryPage(shots: readonly Shot[]): string {
  const rows = [...new Set(shots.map(({ sample }) => sample))].map((sample) => {
    const cells = shots.filter((shot) => shot.sample === sample).map(cell)
    return `<section><h2>${sample}</h2><div>${cells.join('')}</div></section>`
  })
  return `<!doctype html><meta charset="utf-8"><title>Gallery</title>
<style>body{font:16px sans-serif;margin:24px;background:#ddd}div{display:flex;flex-wrap:wrap;gap:16px;align-items:start}
figure{margin:0}img{display:block;height:420px;border:1px solid #888}.bad img{border:3px solid #b00}</style>
<h1>${shots.length} pictures</h1>${rows.join('\n')}
`
}

function cell({ file, language, size, faults }: Shot): string {
  const caption = [`${language} ${size}`, ...faults].join('<br>')
  const look = faults.length > 0 ? ' class="bad"' : ''
  return `<figure${look}><a href="${file}"><img loading="lazy" src="${file}" alt=""></a><figcaption>${caption}</figcaption></figure>`
}
