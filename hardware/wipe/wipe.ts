/** Erasing, and the evidence that it happened (S3: 証明書データを完全に消去). */
export interface Wipe {
  /** Overwrites every byte of the buffers; returns how many bytes were overwritten. */
  overwrite(buffers: readonly Uint8Array[]): number
  /** Whether a process is really gone (its pages with it), not merely told to go. */
  gone(pid: number): boolean
  /** Removes what a crash may have left below the given folders; returns how many files were overwritten and removed. */
  sweep(folders: readonly string[]): Promise<number>
}
