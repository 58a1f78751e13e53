/** 文字サイズ: x1, x1.5, x2. */
export const textSizes = ['normal', 'large', 'largest'] as const
/** `high` is yellow on black. */
export const contrasts = ['normal', 'high'] as const
/** `low` brings everything that is touched into the lower part, for whoever sits in a wheelchair. */
export const reaches = ['normal', 'low'] as const
export const volumes = [1, 2, 3] as const

/** What a customer may set to see, hear and reach the machine better. They change nothing but how it is shown. */
export interface Aids {
  readonly textSize: (typeof textSizes)[number]
  readonly contrast: (typeof contrasts)[number]
  readonly reach: (typeof reaches)[number]
  /** Spoken guidance of every step. 取り忘れ is spoken whatever this says. */
  readonly voice: boolean
  readonly volume: (typeof volumes)[number]
}

/** How every customer finds the machine where nothing else is configured. */
export const usualAids: Aids = { textSize: 'normal', contrast: 'normal', reach: 'normal', voice: false, volume: 2 }
