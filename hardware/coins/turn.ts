/** Lets tasks run one after the other, in the order of asking. */
export function inTurn(): <T>(task: () => Promise<T>) => Promise<T> {
  let before: Promise<unknown> = Promise.resolve()
  return task => {
    const mine = before.then(task)
    // Not what came of it: that would be held until the next one, maybe all night.
    before = mine.then(nothing, nothing)
    return mine
  }
}

function nothing(): void {}
