import { html } from './markup.ts'
import { beside, complaint, described, list, paths } from './page.ts'
import { largestScan } from './scan.ts'
import type { Page } from './page.ts'
import type { Receipt } from './scan.ts'

const mebibyte = 1024 * 1024
const limit = `${largestScan / mebibyte}MB`

export const inquiryErrors = {
  missing: '証明書のうら面を読み取ったファイルを選んでください。',
  tooLarge: `ファイルが大きすぎます。解像度を下げて読み取り直し、${limit}までのファイルを選んでください。`,
  otherType: 'ファイルの中身がPNG、JPEG、PDFのどれでもありません。そのどれかで保存し直して、選んでください。',
} as const

/** 問い合わせサイト (A8-06): the scan of a back is asked for, and it is said what can't be done with it yet. */
export function scanPage(wrong: keyof typeof inquiryErrors | null = null): Page {
  const error = wrong === null ? null : inquiryErrors[wrong]
  return {
    path: paths.inquiry,
    title: error === null ? '証明書の問い合わせ' : 'エラー：証明書の問い合わせ',
    main: html`${complaint('scan', error)}<h1>証明書の問い合わせ</h1>
<p>コンビニ交付で発行された証明書の、うら面を読み取ったファイルを受け付けます。</p>
<section class="note" aria-labelledby="note">
<h2 id="note">このサイトが、いまできること</h2>
<ul>
<li>ファイルの種類と大きさを確かめて、受付番号をお返しします。</li>
<li><strong>スクランブル画像の復号は、まだできません。</strong>おもて面と同じ内容かどうか、本物かどうかは、ここではわかりません。</li>
<li>ファイルは、お返事を作る間だけメモリーに置かれ、保存されません。</li>
</ul>
</section>
<form method="post" action="${paths.inquiry}" enctype="multipart/form-data" novalidate>
<label for="scan">うら面を読み取ったファイル<span class="must">必須</span></label>
<p class="hint" id="scan-hint">PNG、JPEG、PDFのどれか1つ、${limit}まで。うら面の全体を、300dpi以上で、まっすぐに読み取ってください。</p>
${beside('scan', error)}<input id="scan" name="scan" type="file" accept=".png,.jpg,.jpeg,.pdf,image/png,image/jpeg,application/pdf" aria-required="true" ${described('scan', error)}>
<button type="submit">送る</button>
</form>`,
  }
}

/** `at` in ms since 1970. */
export function receiptPage({ number, kind, bytes }: Receipt, at: number): Page {
  return {
    path: paths.inquiry,
    title: '受け付けました：証明書の問い合わせ',
    main: html`<h1>受け付けました</h1>
${list({ 受付番号: number, 種類: kind, 大きさ: sizeOf(bytes), 受け付けた日時: at })}
<section class="note" aria-labelledby="note">
<h2 id="note">まだわからないこと</h2>
<p><strong>証明書が本物かどうかは、この受付ではわかりません。</strong>スクランブル画像の復号は、まだできないためです。お急ぎのときは、証明書を発行した市区町村にお問い合わせください。</p>
</section>
<p>受付番号は、ファイルの中身から計算したものです。同じファイルからは、同じ番号になります。ファイルも番号も、ここには残っていません。</p>
<p><a href="${paths.inquiry}">別のファイルを送る</a></p>`,
  }
}

function sizeOf(bytes: number): string {
  return bytes < mebibyte ? `${Math.ceil(bytes / 1024)}KB` : `${(bytes / mebibyte).toFixed(1)}MB`
}
