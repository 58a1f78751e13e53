import type { Face } from './face.ts'
import type { Place } from './document.ts'
import type { Municipality } from './municipalities.ts'

/** 裏面: which sheet of which issue it is, and what the paper is worth. Nothing about anybody. */
export function drawBack(face: Face, title: string, municipality: Municipality, { issueNumber, sheet, sheets }: Place): void {
  const x = face.width * 0.07
  const width = face.width - 2 * x
  const line = (text: string, y: number, size: number) => face.text(text, { x, y, width, height: 24 }, { size, align: 'center' })
  face.watermark('見　本')
  face.frame({ x, y: 48, width, height: 96 }, 0.8)
  line(`${title}（裏面）`, 60, 13)
  line(`発行番号　${issueNumber}　　　${sheet}／${sheets}枚目`, 86, 10.5)
  line(`${municipality.name.ja}　証明書交付サービス`, 110, 10.5)
  line('この面に証明事項の記載はありません。', face.height - 142, 10.5)
  line('この用紙は架空の自治体による見本であり、証明書としての効力はありません。', face.height - 120, 10.5)
}
