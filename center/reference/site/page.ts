import { html } from './markup.ts'
import type { Markup } from './markup.ts'

export const paths = { registration: '/registration', inquiry: '/inquiry', style: '/style.css' } as const

/** What is particular to a page. */
export interface Page {
  /** Which of the two sites it belongs to; null: neither. */
  readonly path: typeof paths.registration | typeof paths.inquiry | null
  readonly title: string
  readonly main: Markup
}

const sites = [[paths.registration, '登録状況確認'], [paths.inquiry, '証明書の問い合わせ']] as const

/** The whole document. */
export function documentOf({ path, title, main }: Page): string {
  const links = sites.map(([to, name]) => html`<li><a href="${to}"${to === path ? html` aria-current="page"` : ''}>${name}</a></li>
`)
  return html`<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - 証明書交付センター（見本）</title>
<link rel="stylesheet" href="${paths.style}">
</head>
<body>
<a class="skip" href="#main">本文へ進む</a>
<header>
<p class="sample">これは見本です。実在の市区町村や証明書交付センターとは関係がありません。</p>
<p class="name">証明書交付センター（見本）</p>
<nav aria-label="サイト内">
<ul>
${links}</ul>
</nav>
</header>
<main id="main" tabindex="-1">
${main}
</main>
</body>
</html>
`.toString()
}

/** A page that only says what went wrong and what to do. */
export function problem(path: Page['path'], title: string, advice: string): Page {
  return { path, title, main: html`<h1>${title}</h1>
<p>${advice}</p>` }
}

/** What is to be mended in a field, said before everything else and with a way to the field. Nothing when there is nothing. */
export function complaint(field: string, error: string | null): Markup {
  return error === null ? html`` : html`<div class="complaint" role="alert">
<h2>入力をご確認ください</h2>
<p><a href="#${field}">${error}</a></p>
</div>
`
}

/** The same again beside the field, which names it as its description. */
export function beside(field: string, error: string | null): Markup {
  return error === null ? html`` : html`<p class="error" id="${field}-error">${error}</p>
`
}

/** Attributes of a field: by what it is described, and whether it is wrong. */
export function described(field: string, error: string | null): Markup {
  return error === null ? html`aria-describedby="${field}-hint"` : html`aria-describedby="${field}-hint ${field}-error" aria-invalid="true"`
}

const moment = new Intl.DateTimeFormat('ja-JP', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Tokyo' })

/** Names and what they stand for; a number is a moment, ms since 1970. */
export function list(entries: Readonly<Record<string, string | number>>): Markup {
  return html`<dl>
${Object.entries(entries).map(([name, value]) => html`<div><dt>${name}</dt><dd>${typeof value === 'number' ? moment.format(value) : value}</dd></div>
`)}</dl>`
}
