/** Does the jobs, as many at a time as there are workers, each worker with something of its own. Rejects with the first that fails. */
export async function shareOut<Job, Own>(jobs: readonly Job[], workers: readonly Own[], work: (job: Job, own: Own) => Promise<void>): Promise<void> {
  const waiting = [...jobs]
  await Promise.all(workers.map(async (own) => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) await work(job, own)
  }))
}
