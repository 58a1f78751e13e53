/** The receipt (領収書). It carries no name and nothing of the certificate's content. */
export interface ReceiptPrinter {
  /** Prints once, and never again by itself. `printed` only on the device's own word; `failed`: none, or only part of it, may be out. */
  print(lines: readonly string[]): Promise<'printed' | 'failed'>
  /** Whether a receipt lies in the outlet; 'unknown' where there is no sensor. */
  outlet(): Promise<'empty' | 'occupied' | 'unknown'>
  available(): Promise<boolean>
  /** What staff should know of the roll or the tray before it is empty; 'unknown' where the printer does not say. */
  paper(): Promise<'enough' | 'low' | 'empty' | 'unknown'>
  close(): Promise<void>
}
