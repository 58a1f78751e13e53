/** False once more than `limit` messages came within the last second: a finger can't do that, a page gone wild can. */
export const messagePace = (limit: number, now: () => number): (() => boolean) => {
  let times: number[] = []
  return () => {
    const at = now()
    times = [...times.filter((each) => at - each < 1000), at]
    return times.length <= limit
  }
}
