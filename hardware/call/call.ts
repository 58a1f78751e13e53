/** 係員呼出: what staff see from afar, such as a lamp above the terminal. What is heard of a call is the screen's to make. */
export interface Call {
  /**
   * Switches the signal on or off, one order after the other; what is on already stays on.
   * @returns `failed`: it was not taken, and staff may see nothing of it.
   */
  signal(on: boolean): Promise<Signalled>
  /** Leaves the signal as it is: whoever was called is still wanted, whatever becomes of the terminal. */
  close(): Promise<void>
}

export type Signalled = 'done' | 'failed'
