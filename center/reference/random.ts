/** So many unpredictable bytes. */
export type Random = (bytes: number) => Uint8Array

/** 128 random bits, hex. */
export const randomId = (random: Random): string => Buffer.from(random(16)).toString('hex')
