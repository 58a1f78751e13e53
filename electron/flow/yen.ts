/** An amount of money in whole yen; there is no smaller unit and there are no fractions anywhere in the terminal. */
export type Yen = number

/** Coins and notes the terminal knows (JPY). Which of them a machine takes is its coin device's to say. */
export const denominations = [10, 50, 100, 500, 1000] as const
export type Denomination = (typeof denominations)[number]
