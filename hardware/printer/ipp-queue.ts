import { exchange } from './ipp-exchange.ts'
import { a4, jobAttributeNames, jobAttributes, printerAttributeNames, printerAttributes } from './ipp-status.ts'
import type { IppAnswer, IppQuestion } from './ipp-exchange.ts'
import type { JobAttributes, PrinterAttributes } from './ipp-status.ts'
import type { PrintJob, PrinterFault } from './printer.ts'

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

/** The words of one IPP printer that this terminal uses; each is said once. */
export class IppQueue {
  readonly #printer: URL
  readonly #quietMs: number
  readonly #closed = new AbortController()

  constructor(uri: string, quietMs: number) {
    this.#printer = new URL(uri)
    this.#quietMs = quietMs
  }

  /** The printer about itself; null when it can't be reached or makes no sense. */
  async printer(): Promise<PrinterAttributes | null> {
    const answer = await this.#ask({ operation: 'Get-Printer-Attributes', about: { 'requested-attributes': printerAttributeNames } })
    if (answer.kind === 'silent') return null
    return printerAttributes.safeParse(answer.printer).data ?? null
  }

  /** Announces a job; no byte of the document has left yet. */
  async create(job: PrintJob): Promise<Created> {
    const answer = await this.#ask({
      operation: 'Create-Job',
      about: { 'job-name': job.name },
      job: { copies: job.copies, sides: 'two-sided-long-edge', media: a4, 'print-scaling': 'none' },
    })
    if (answer.kind === 'silent') return { kind: 'refused', fault: 'offline' }
    if (answer.status === 'server-error-busy') return { kind: 'refused', fault: 'busy' }
    const made = jobAttributes.safeParse(answer.job)
    if (!answer.status.startsWith('successful-ok') || !made.success) return { kind: 'refused', fault: 'other' }
    const altered = answer.unsupported.some(name => name === 'sides' || name === 'media' || name === 'copies')
    return { kind: altered ? 'altered' : 'created', id: made.data['job-id'] }
  }

  /**
   * Sends the whole document as the last one of its job. It may take as long as printing does: a jammed printer stops reading, and
   * some answer only when they are through. Whoever sends watches the job meanwhile and gives the sending up through `given`.
   */
  send(id: number, pdf: Uint8Array, given: AbortSignal): Promise<IppAnswer> {
    return this.#ask({
      operation: 'Send-Document',
      about: { 'job-id': id, 'document-format': 'application/pdf', 'last-document': true },
      document: pdf,
    }, given, 0)
  }

  async job(id: number): Promise<JobSeen> {
    const answer = await this.#ask({ operation: 'Get-Job-Attributes', about: { 'job-id': id, 'requested-attributes': jobAttributeNames } })
    if (answer.kind === 'silent') return { kind: 'silent' }
    if (answer.status === 'client-error-not-found' || answer.status === 'client-error-gone') return { kind: 'lost' }
    const job = jobAttributes.safeParse(answer.job)
    return job.success ? { kind: 'seen', job: job.data } : { kind: 'silent' }
  }

  async cancel(id: number): Promise<void> {
    await this.#ask({ operation: 'Cancel-Job', about: { 'job-id': id } })
  }

  close(): void {
    this.#closed.abort()
  }

  #ask(question: IppQuestion, given?: AbortSignal, quietMs = this.#quietMs): Promise<IppAnswer> {
    const signal = given === undefined ? this.#closed.signal : AbortSignal.any([this.#closed.signal, given])
    return exchange(this.#printer, question, quietMs, signal)
  }
}
