import { useEffect, useState } from 'react'

/** How long what has just appeared can't be touched, ms: a finger on its way was meant for what was there before. */
export const guardMs = 300

/** True for so long after `shown` has changed. */
export function useGuarded(shown: string | number): boolean {
  const [open, setOpen] = useState<string | number | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setOpen(shown), guardMs)
    return () => clearTimeout(timer)
  }, [shown])
  return open !== shown
}
