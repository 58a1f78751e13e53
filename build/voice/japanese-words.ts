/**
 * Words of the Japanese texts that the voice's dictionary takes for another word, with their reading. What is in here was heard to be
 * wrong (載せる「ほう」, お「てかず」); whether a sentence needs it is found out each time, as with furigana.
 */
const words: readonly (readonly [written: string, read: string])[] = [
  ['載せる方', '載せる[方|かた]'], ['必要な方', '必要な[方|かた]'], ['お急ぎの方', 'お急ぎの[方|かた]'], ['未満の方', '未満の[方|かた]'],
  ['表にある', '[表|おもて]にある'], ['表を上', '[表|おもて]を上'], ['年・月・日', '年・月・[日|ひ]'], ['下2桁', '[下|しも]2桁'],
  ['受け取り口', '受け取り[口|ぐち]'], ['返却口', '[返却口|へんきゃくぐち]'], ['お手数', 'お[手数|てすう]'], ['明日', '[明日|あす]'],
  ['黄色', '[黄色|きいろ]'], ['ふたが開いて', 'ふたが[開|あ]いて'],
]

/** The text with furigana at those words; a text that has furigana of its own is left alone. */
export function markedWords(text: string): string {
  return text.includes('|') ? text : words.reduce((marked, [written, read]) => marked.replaceAll(written, read), text)
}
