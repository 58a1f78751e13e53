/** The receipt (領収書). It carries no name and nothing of the certificate's content. */
export interface ReceiptPrinter {
  print(lines: readonly string[]): Promise<'printed' | 'failed'>
  /** Whether a receipt lies in the outlet; 'unknown' where there is no sensor. */
  outlet(): Promise<'empty' | 'occupied' | 'unknown'>
  available(): Promise<boolean>
  close(): Promise<void>
}
