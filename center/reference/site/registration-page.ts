import { html } from './markup.ts'
import { beside, complaint, described, list, paths } from './page.ts'
import type { Applied } from '../origin-office.ts'
import type { Markup } from './markup.ts'
import type { Page } from './page.ts'

export const registrationErrors = {
  missing: '申請番号を入力してください。',
  // One answer for whatever is not to be found, so that nobody learns which numbers there are, or are not.
  unknown: 'この申請番号は確認できませんでした。控えの番号と見比べて、12文字をもう一度入力してください。',
} as const

/** 申請番号入力画面 (A3-07). `typed` comes back into the field beside what is wrong with it. */
export function numberPage(wrong: { readonly error: keyof typeof registrationErrors; readonly typed: string } | null = null): Page {
  const error = wrong === null ? null : registrationErrors[wrong.error]
  return {
    path: paths.registration,
    title: error === null ? '登録状況確認' : 'エラー：登録状況確認',
    main: html`${complaint('number', error)}<h1>登録状況確認</h1>
<p>本籍地証明書の利用登録申請が、いまどうなっているかを確かめられます。</p>
${numberForm(error, wrong?.typed ?? '')}
<h2>申請番号がわからないとき</h2>
<p>マイナンバーカードでキオスク端末の証明書交付サービスに進むと、申請番号が画面に表示されます。申請し直したときは、新しい申請番号だけをお使いになれます。</p>`,
  }
}

/** 確認結果表示画面 (A3-07). `at` in ms since 1970. */
export function statusPage(number: string, { status, municipality }: Applied, at: number): Page {
  const { word, text } = results[status]
  return {
    path: paths.registration,
    title: `${word}：登録状況確認`,
    main: html`<h1>登録状況確認の結果</h1>
<section class="result ${status}" aria-labelledby="status">
<h2 id="status">${word}</h2>
${text(municipality)}
</section>
${list({ 申請番号: number, 申請先: municipality, 確認した日時: at })}
<p><a href="${paths.registration}">別の申請番号を確認する</a></p>`,
  }
}

/** Refused for a while. `minutes` until it can be tried again. */
export function waitPage(minutes: number): Page {
  return {
    path: paths.registration,
    title: 'しばらくお待ちください：登録状況確認',
    main: html`<h1>しばらくお待ちください</h1>
<p>確認できない申請番号の入力が、同じ回線から続きました。番号を守るため、いまはお答えできません。</p>
<p>控えをお手元に用意して、${String(minutes)}分ほどたってから、もう一度お試しください。</p>`,
  }
}

function numberForm(error: string | null, typed: string): Markup {
  return html`<form method="post" action="${paths.registration}" novalidate>
<label for="number">申請番号<span class="must">必須</span></label>
<p class="hint" id="number-hint">控えに書かれた12文字の番号です（例：ABCD-EFGH-JKMN）。大文字と小文字、全角と半角のどちらでもかまいません。「-」は省けます。数字の0と1、英字のI・L・O・Uは使われていません。</p>
${beside('number', error)}<input id="number" name="number" type="text" value="${typed}" maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-required="true" ${described('number', error)}>
<button type="submit">確認する</button>
</form>`
}

interface Result { readonly word: string; readonly text: (municipality: string) => Markup }

const results: Readonly<Record<Applied['status'], Result>> = {
  inWork: {
    word: '申請中',
    text: (municipality) => html`<p>${municipality}が、申請の内容を確かめています。</p>
<p>登録が終わるまで、数日かかります。日をおいて、もう一度ご確認ください。いま何かをしていただく必要はありません。</p>`,
  },
  registered: {
    word: '登録済',
    text: (municipality) => html`<p>${municipality}への利用登録は済んでいます。</p>
<p>キオスク端末で、本籍地の証明書を取得できます。マイナンバーカードと、利用者証明用電子証明書の暗証番号（数字4桁）をご用意ください。</p>`,
  },
  refused: {
    word: '不備あり',
    text: (municipality) => html`<p>${municipality}では、利用登録ができませんでした。次の順にお確かめください。</p>
<ol>
<li>本籍がどこにあるかを、本籍の記載がある住民票の写しなどで確かめてください。</li>
<li>本籍が${municipality}にないときは、キオスク端末から、本籍のある市区町村に申請し直してください。</li>
<li>本籍が${municipality}にあるときは、${municipality}の戸籍の窓口に、申請番号を添えてお問い合わせください。</li>
</ol>`,
  },
}
