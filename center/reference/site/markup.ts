/** HTML in which everything that came from outside has been made harmless. Only `html` makes it. */
export class Markup {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  toString(): string {
    return this.#text
  }
}

type Value = Markup | string | readonly Markup[]

/** A template of HTML: what is put into it is text, unless it is markup itself. Attributes have to stand in double quotes. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return new Markup(parts.map((part, index) => part + written(values[index] ?? '')).join(''))
}

function written(value: Value): string {
  if (typeof value === 'string') return escaped(value)
  return value instanceof Markup ? value.toString() : value.join('')
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;' }

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '')
}
