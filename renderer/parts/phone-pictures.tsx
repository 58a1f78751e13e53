import { Arrow, Phone, Picture, Reader } from './drawing.tsx'

/** The smartphone lies on the reader and is being read. */
export function ReadPhone() {
  return (
    <Picture name="read-phone">
      <g transform="translate(121 14)"><Phone /></g>
      <Reader />
      <g className="waves">
        <path d="M84 60a70 70 0 0 0 0 92M66 42a100 100 0 0 0 0 128M276 60a70 70 0 0 1 0 92M294 42a100 100 0 0 1 0 128" className="line-wave" />
      </g>
    </Picture>
  )
}

/** The smartphone is taken away from the reader. */
export function RemovePhone() {
  return (
    <Picture name="remove-phone">
      <Reader />
      <g className="moving up">
        <g transform="translate(112 10) rotate(-5)"><Phone /></g>
        <g transform="translate(290 74)"><circle r="34" className="fill-ai" /><g className="on-dark"><Arrow up /></g></g>
      </g>
    </Picture>
  )
}
