/** Lets tasks run one after the other, in the order of asking: a card holds one conversation at a time. */
export function inTurn(): <T>(task: () => Promise<T>) => Promise<T> {
  let before: Promise<unknown> = Promise.resolve()
  return (task) => {
    const mine = before.then(task)
    before = mine.catch(() => null)
    return mine
  }
}
