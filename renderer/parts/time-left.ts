import { useEffect, useState } from 'react'

const everyMs = 200

/** What is left of a time, ms, counted down from the moment its view arrived. */
export function useMsLeft(sent: { readonly msLeft: number }): number {
  const [left, setLeft] = useState(sent.msLeft)
  useEffect(() => {
    const arrived = performance.now()
    const tick = () => setLeft(Math.max(0, sent.msLeft - (performance.now() - arrived)))
    tick()
    const timer = setInterval(tick, everyMs)
    return () => clearInterval(timer)
  }, [sent])
  return left
}
