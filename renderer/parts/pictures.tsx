import { Arrow, Card, Outlet, Picture, Reader, Sheet } from './drawing.tsx'

/** The card goes onto the reader. */
export function PlaceCard() {
  return (
    <Picture name="place-card">
      <Reader />
      <g className="moving down">
        <g transform="translate(40 42) rotate(-7)"><Card /></g>
        <g transform="translate(180 172)"><Arrow /></g>
      </g>
    </Picture>
  )
}

/** The card lies on the reader and is being read. */
export function ReadCard() {
  return (
    <Picture name="read-card">
      <g transform="translate(50 40)"><Card /></g>
      <Reader />
      <g className="waves"><path d="M34 60a70 70 0 0 0 0 92M16 42a100 100 0 0 0 0 128M326 60a70 70 0 0 1 0 92M344 42a100 100 0 0 1 0 128" className="line-wave" /></g>
    </Picture>
  )
}

/** The card is taken away from the reader. */
export function RemoveCard() {
  return (
    <Picture name="remove-card">
      <Reader />
      <g className="moving up">
        <g transform="translate(40 48) rotate(-7)"><Card /></g>
        <g transform="translate(302 64)"><circle r="34" className="fill-ai" /><g className="on-dark"><Arrow up /></g></g>
      </g>
    </Picture>
  )
}

/** A sheet is being printed. */
export function PrintSheet() {
  return (
    <Picture name="print-sheet">
      <Outlet />
      <g className="printing"><g transform="translate(114 96)"><Sheet /></g></g>
    </Picture>
  )
}

/** The sheet lies in the outlet and is to be taken. */
export function TakeSheet() {
  return (
    <Picture name="take-sheet">
      <Outlet />
      <g transform="translate(114 96)"><Sheet /></g>
      <g className="moving down"><g transform="translate(300 190)"><circle r="34" className="fill-ai" /><g className="on-dark"><Arrow /></g></g></g>
    </Picture>
  )
}

/** The receipt, narrower than a sheet; `ready` to be taken, or still coming. */
export function Receipt({ ready }: { readonly ready: boolean }) {
  return (
    <Picture name="take-receipt">
      <rect x="90" y="30" width="180" height="76" rx="14" className="fill-device" />
      <rect x="124" y="82" width="112" height="10" rx="5" className="fill-slot" />
      <path d="M138 88h84v150l-10.5-9-10.5 9-10.5-9-10.5 9-10.5-9-10.5 9-10.5-9-10.5 9z" className="sheet" />
      <path d="M154 116h52" className="line-strong" />
      <path d="M154 140h30M196 140h10M154 160h30M196 160h10" className="line-faint" />
      <path d="M154 186h52" className="line-strong" />
      {ready && (
        <g className="moving down"><g transform="translate(276 180)"><circle r="32" className="fill-ai" /><g className="on-dark"><Arrow /></g></g></g>
      )}
    </Picture>
  )
}

/** The certificate comes to this machine. */
export function ReceiveSheet() {
  return (
    <Picture name="receive-sheet">
      <g className="moving down"><g transform="translate(114 14)"><Sheet /></g></g>
      <path d="M60 150v84a20 20 0 0 0 20 20h200a20 20 0 0 0 20-20v-84" className="line-tray" />
      <g transform="translate(180 212)"><Arrow /></g>
    </Picture>
  )
}

/** Something is wrong, or the machine rests. */
export function Stopped() {
  return (
    <Picture name="stopped">
      <circle cx="180" cy="140" r="104" className="fill-trouble" />
      <path d="M180 82v70M180 190v.5" className="line-stop" />
    </Picture>
  )
}

/** All is well. */
export function Finished() {
  return (
    <Picture name="finished">
      <circle cx="180" cy="140" r="104" className="fill-done" />
      <path d="m130 144 36 36 68-76" className="line-finished" />
    </Picture>
  )
}

/** The application goes to the center. */
export function SendSheet() {
  return (
    <Picture name="send-sheet">
      <g className="moving up"><g transform="translate(114 60)"><Sheet /></g></g>
      <path d="M60 150v84a20 20 0 0 0 20 20h200a20 20 0 0 0 20-20v-84" className="line-tray" />
      <g transform="translate(180 30)"><Arrow up /></g>
    </Picture>
  )
}

/** It is not the time for it. */
export function NotNow() {
  return (
    <Picture name="not-now">
      <circle cx="180" cy="140" r="104" className="clock-face" />
      <path d="M180 74v66l44 30" className="clock-hands" />
    </Picture>
  )
}
