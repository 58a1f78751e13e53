import { z } from 'zod'
import { exchange } from './ipp-exchange.ts'
import { IppQueue } from './ipp-queue.ts'
import { isOurs } from './ipp-sender.ts'
import { jobAttributes, printerAttributes } from './ipp-status.ts'
import { each, text } from './ipp-values.ts'
import type { IppAnswer, IppQuestion, Silence } from './ipp-exchange.ts'
import type { Created } from './ipp-queue.ts'
import type { PrintJob } from './printer.ts'

/**
 * What cupsd says of a queue besides. `printer-error-policy`: what becomes of a job that its backend could not print: `abort-job`,
 * `retry-job`, `retry-current-job` or `stop-printer`; all but the first print it again.
 */
const cupsAttributes = printerAttributes.extend({
  'printer-error-policy': z.string().nullable().catch(null),
  'queued-job-count': z.number().int().min(0).nullable().catch(null),
})
export type CupsAttributes = z.infer<typeof cupsAttributes>

/** `time-at-processing` (RFC 8011): when the job was begun; told anew when it is begun anew. */
const cupsJob = jobAttributes.extend({ 'time-at-processing': z.number().int().nullable().catch(null) })
export type CupsJob = z.infer<typeof cupsJob>

const waitingJob = z.object({
  'job-id': z.number().int(), 'job-name': text.nullable().catch(null), 'job-originating-user-name': text.nullable().catch(null),
})
const waitingJobs = each(waitingJob)

export type CupsJobSeen = { readonly kind: 'seen'; readonly job: CupsJob } | { readonly kind: 'lost' } | { readonly kind: 'silent' }
export type CupsSeen = { readonly kind: 'seen'; readonly queue: CupsAttributes } | { readonly kind: 'silent'; readonly why: Silence['why'] }

/** A queue of this machine's cupsd: IPP, and what CUPS adds to it. */
export class CupsQueue {
  readonly #ipp: IppQueue
  readonly #uri: URL
  readonly #quietMs: number
  readonly #closed = new AbortController()

  /** @param quietMs how long a question may take before it counts as unanswered, ms. */
  constructor(uri: string, quietMs: number) {
    this.#ipp = new IppQueue({ uri, certificate: null, quietMs })
    this.#uri = new URL(uri)
    this.#quietMs = quietMs
  }

  async queue(): Promise<CupsSeen> {
    const answer = await this.#ask({ operation: 'Get-Printer-Attributes', about: { 'requested-attributes': Object.keys(cupsAttributes.shape) } })
    if (answer.kind === 'silent') return { kind: 'silent', why: answer.why }
    const queue = cupsAttributes.safeParse(answer.printer)
    return queue.success ? { kind: 'seen', queue: queue.data } : { kind: 'silent', why: 'foreign' }
  }

  /** Its name says besides which process looks after it. */
  create(job: PrintJob): Promise<Created> {
    return this.#ipp.create({ ...job, name: `${job.name} (pid ${process.pid})` })
  }

  /** Ids of this terminal's jobs, in whatever state, whose process is no more: nobody looks after them. */
  async leftovers(): Promise<readonly number[]> {
    const about = { 'which-jobs': 'not-completed', 'my-jobs': true, 'requested-attributes': Object.keys(waitingJob.shape) }
    const answer = await this.#ask({ operation: 'Get-Jobs', about })
    const waiting = answer.kind === 'answered' ? waitingJobs.parse(answer.job) : []
    return waiting.filter(isLeft).map(job => job['job-id'])
  }

  send(id: number, pdf: Uint8Array, given: AbortSignal): Promise<IppAnswer> {
    return this.#ipp.send(id, pdf, given)
  }

  async job(id: number): Promise<CupsJobSeen> {
    const about = { 'job-id': id, 'requested-attributes': Object.keys(cupsJob.shape) }
    const answer = await this.#ask({ operation: 'Get-Job-Attributes', about })
    if (answer.kind === 'silent') return { kind: 'silent' }
    if (answer.status === 'client-error-not-found' || answer.status === 'client-error-gone') return { kind: 'lost' }
    const job = cupsJob.safeParse(answer.job)
    return job.success ? { kind: 'seen', job: job.data } : { kind: 'silent' }
  }

  /** Whether cupsd answered. */
  cancel(id: number): Promise<boolean> {
    return this.#ipp.cancel(id)
  }

  close(): void {
    this.#closed.abort()
    this.#ipp.close()
  }

  #ask(question: IppQuestion): Promise<IppAnswer> {
    const signal = AbortSignal.any([this.#closed.signal, AbortSignal.timeout(this.#quietMs)])
    return exchange({ uri: this.#uri, trust: null }, question, this.#quietMs, signal)
  }
}

function isLeft({ 'job-name': name, 'job-originating-user-name': user }: z.infer<typeof waitingJob>): boolean {
  const [, pid] = name === null || !isOurs(user, name) ? [] : / \(pid (\d+)\)$/.exec(name) ?? []
  return pid !== undefined && !isAlive(Number(pid))
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}
