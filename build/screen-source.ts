import { parseSync, Visitor } from 'oxc-parser'

export interface Literal {
  readonly text: string
  readonly line: number
}

/** The literal words of one source file of the screens. */
export interface ScreenSource {
  readonly file: string
  /** Quoted strings. */
  readonly strings: readonly Literal[]
  /** Templates, as the pieces between their expressions. */
  readonly templates: readonly (readonly string[])[]
  /** Words that would appear on the screen as they stand: text between tags, and attributes that are read out. */
  readonly shown: readonly Literal[]
}

const readOut = new Set(['alt', 'title', 'placeholder', 'label', 'aria-label', 'aria-description', 'aria-valuetext', 'aria-roledescription'])

export function readSource(file: string, code: string): ScreenSource {
  const parsed = parseSync(file, code)
  const broken = parsed.errors.at(0)
  if (broken) throw new Error(`${file}: ${broken.message}`)
  const strings: Literal[] = []
  const templates: string[][] = []
  const shown: Literal[] = []
  const at = (text: string, start: number): Literal => ({ text, line: code.slice(0, start).split('\n').length })
  new Visitor({
    Literal(node) {
      if (typeof node.value === 'string') strings.push(at(node.value, node.start))
    },
    TemplateLiteral(node) {
      const pieces = node.quasis.map(({ value }) => value.cooked ?? value.raw)
      templates.push(pieces)
      strings.push(...pieces.map((piece) => at(piece, node.start)))
    },
    JSXText(node) {
      shown.push(at(node.value.trim(), node.start))
    },
    JSXElement(node) {
      for (const child of node.children) {
        if (child.type !== 'JSXExpressionContainer' || child.expression.type !== 'Literal') continue
        shown.push(at(String(child.expression.value), child.start))
      }
    },
    JSXAttribute(node) {
      const name = node.name.type === 'JSXIdentifier' ? node.name.name : ''
      if (readOut.has(name) && node.value?.type === 'Literal') shown.push(at(node.value.value, node.start))
    },
  }).visit(parsed.program)
  return { file, strings, templates, shown }
}
