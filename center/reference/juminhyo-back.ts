import { a4 } from './face.ts'
import type { Face } from './face.ts'
import type { Municipality } from './municipalities.ts'

export interface Back {
  readonly municipality: Municipality
  readonly issueNumber: string
  readonly sheet: number
  readonly sheets: number
}

/** 裏面: which sheet of which issue it is, and what the paper is worth. */
export function drawBack(face: Face, { municipality, issueNumber, sheet, sheets }: Back): void {
  const line = (text: string, y: number, size: number) =>
    face.text(text, { x: 42, y, width: a4.width - 84, height: 24 }, { size, align: 'center' })
  face.watermark('見　本')
  face.frame({ x: 42, y: 48, width: a4.width - 84, height: 96 }, 0.8)
  line('住民票の写し（裏面）', 60, 13)
  line(`発行番号　${issueNumber}　　　${sheet}／${sheets}枚目`, 86, 10.5)
  line(`${municipality.name.ja}　証明書交付サービス`, 110, 10.5)
  line('この面に証明事項の記載はありません。', a4.height - 142, 10.5)
  line('この用紙は架空の自治体による見本であり、証明書としての効力はありません。', a4.height - 120, 10.5)
}
