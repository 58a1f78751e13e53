import { z } from 'zod'
import { exchange } from './ipp-exchange.ts'
import { jobAttributeNames, jobAttributes, printerAttributeNames, printerAttributes } from './ipp-status.ts'
import { trustIn } from './ipp-trust.ts'
import { isOurs } from './ipp-sender.ts'
import { a4, each, text } from './ipp-values.ts'
import type { IppAnswer, IppPlace, IppQuestion, Silence } from './ipp-exchange.ts'
import type { JobAttributes, PrinterAttributes } from './ipp-status.ts'
import type { PrintJob, PrinterFault } from './printer.ts'

export interface IppQueueOptions {
  /** `ipp://` or `ipps://`. */
  readonly uri: string
  /** In PEM: see `trustIn`; null: whom this machine's system believes. */
  readonly certificate: string | null
  /** How long a question may take before it counts as unanswered, ms. Only a document may take longer. */
  readonly quietMs: number
}

export type PrinterSeen =
  | { readonly kind: 'seen'; readonly printer: PrinterAttributes }
  | { readonly kind: 'silent'; readonly why: Silence['why'] }

export type Created =
  | { readonly kind: 'created'; readonly id: number }
  /** Made, but not as it was asked for: another paper or one side only. */
  | { readonly kind: 'altered'; readonly id: number }
  | { readonly kind: 'refused'; readonly fault: PrinterFault }

export type JobSeen =
  | { readonly kind: 'seen'; readonly job: JobAttributes }
  /** The printer knows no such job: it was restarted, or forgot. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'silent' }

/** How long a question may stay open: until it is given up, and no longer than so many ms. */
export interface Patience { readonly given?: AbortSignal; readonly withinMs?: number }

const heldJob = z.object({
  'job-id': z.number().int(),
  'job-state': z.enum(['pending', 'pending-held']),
  'job-name': text.nullable().catch(null),
  'job-originating-user-name': text.nullable().catch(null),
})
const heldJobs = each(heldJob)

/** What a job can't do without. */
const needed: ReadonlySet<string> = new Set(['sides', 'media', 'copies', 'multiple-document-handling', 'job-sheets'])

/** Copy after copy, and no sheet but ours, where a printer knows these words. */
function orderOf(printer: PrinterAttributes): Readonly<Record<string, string>> {
  const collated = 'separate-documents-collated-copies'
  return {
    ...(printer['multiple-document-handling-supported'].includes(collated) ? { 'multiple-document-handling': collated } : {}),
    ...(printer['job-sheets-supported'].includes('none') ? { 'job-sheets': 'none' } : {}),
  }
}

/** The words of one IPP printer that this terminal uses; each is said once. */
export class IppQueue {
  readonly #place: IppPlace
  readonly #quietMs: number
  readonly #closed = new AbortController()

  constructor({ uri, certificate, quietMs }: IppQueueOptions) {
    const place = new URL(uri)
    this.#place = { uri: place, trust: place.protocol === 'ipps:' ? trustIn(certificate) : null }
    this.#quietMs = quietMs
  }

  /** The printer about itself. */
  async printer(patience: Patience = {}): Promise<PrinterSeen> {
    const answer = await this.#ask({ operation: 'Get-Printer-Attributes', about: { 'requested-attributes': printerAttributeNames } }, patience)
    if (answer.kind === 'silent') return { kind: 'silent', why: answer.why }
    const printer = printerAttributes.safeParse(answer.printer)
    return printer.success ? { kind: 'seen', printer: printer.data } : { kind: 'silent', why: 'foreign' }
  }

  /**
   * Announces a job; no byte of the document has left yet.
   * @param printer what it can do: where it knows the words, it is asked for copies one after the other, and for no banner.
   */
  async create(job: PrintJob, printer?: PrinterAttributes): Promise<Created> {
    const answer = await this.#ask({
      operation: 'Create-Job',
      about: { 'job-name': job.name },
      job: {
        copies: job.copies, sides: 'two-sided-long-edge', media: a4, 'print-scaling': 'none', ...(printer === undefined ? {} : orderOf(printer)),
      },
    })
    if (answer.kind === 'silent') return { kind: 'refused', fault: 'offline' }
    if (answer.status === 'server-error-busy') return { kind: 'refused', fault: 'busy' }
    const made = jobAttributes.safeParse(answer.job)
    if (!answer.status.startsWith('successful-ok') || !made.success) return { kind: 'refused', fault: 'other' }
    const altered = answer.unsupported.some(name => needed.has(name))
    return { kind: altered ? 'altered' : 'created', id: made.data['job-id'] }
  }

  /**
   * Sends the whole document as the last one of its job. It may take as long as printing does: a jammed printer stops reading, and
   * some answer only when they are through. Whoever sends watches the job meanwhile and gives the sending up through `given`.
   */
  send(id: number, pdf: Uint8Array, given: AbortSignal): Promise<IppAnswer> {
    return exchange(this.#place, {
      operation: 'Send-Document',
      about: { 'job-id': id, 'document-format': 'application/pdf', 'last-document': true },
      document: pdf,
    }, 0, AbortSignal.any([this.#closed.signal, given]))
  }

  async job(id: number, patience: Patience = {}): Promise<JobSeen> {
    const about = { 'job-id': id, 'requested-attributes': jobAttributeNames }
    const answer = await this.#ask({ operation: 'Get-Job-Attributes', about }, patience)
    if (answer.kind === 'silent') return { kind: 'silent' }
    if (answer.status === 'client-error-not-found' || answer.status === 'client-error-gone') return { kind: 'lost' }
    const job = jobAttributes.safeParse(answer.job)
    return job.success ? { kind: 'seen', job: job.data } : { kind: 'silent' }
  }

  /**
   * Ids of this terminal's jobs that the printer still waits with: left by who was ended before it was done with them, for nobody sends two
   * at a time. One that is being printed is somebody's. Some printers tell of everybody's jobs, whoever asks.
   */
  async leftovers(): Promise<readonly number[]> {
    const about = { 'which-jobs': 'not-completed', 'my-jobs': true, 'requested-attributes': Object.keys(heldJob.shape) }
    const answer = await this.#ask({ operation: 'Get-Jobs', about })
    if (answer.kind === 'silent') return []
    return heldJobs.parse(answer.job).flatMap(job => isOurs(job['job-originating-user-name'], job['job-name']) ? [job['job-id']] : [])
  }

  /** Whether the printer gives it up, or has ended it before: one that is too busy to do so has to be told again. */
  async cancel(id: number, patience: Patience = {}): Promise<boolean> {
    const answer = await this.#ask({ operation: 'Cancel-Job', about: { 'job-id': id } }, patience)
    return answer.kind === 'answered' && (answer.status.startsWith('successful-ok') || answer.status === 'client-error-not-possible')
  }

  close(): void {
    this.#closed.abort()
  }

  #ask(question: IppQuestion, { given, withinMs = this.#quietMs }: Patience = {}): Promise<IppAnswer> {
    const quietMs = Math.ceil(Math.min(withinMs, this.#quietMs))
    // Somebody who drips an answer byte by byte is never quiet.
    const signals = [this.#closed.signal, AbortSignal.timeout(quietMs), ...(given === undefined ? [] : [given])]
    return exchange(this.#place, question, quietMs, AbortSignal.any(signals))
  }
}
