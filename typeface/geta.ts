/** 〓 (下駄), what Japanese printers set for a character they do not have. */
export const geta = '〓'
