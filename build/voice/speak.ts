import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { meiDigest } from './mei.ts'
import { runProgram } from './program.ts'
import { misreadIn, readingsIn, withReadingsAt } from './reading.ts'
import type { Sentence } from './sentence.ts'
import type { Voice } from './voices.ts'

const dictionary = '/var/lib/mecab/dic/open-jtalk/naist-jdic'
/** Quieter by so much, dB: at its own level Mei touches full scale, and is louder than the others. */
const meiGain = '-3'
/** A voice's words a minute: slow enough to be followed at 80. Mandarin counts each syllable as a word. */
const wordsPerMinute = { 'en-us': '140', 'es-419': '140', 'pt-br': '140', ko: '160', cmn: '240' } as const
/** Opus, bits a second times 1000: speech in one channel. */
const kilobits = '24'

/** Everything but the words that a clip's sound depends on. The number is counted up when all clips would sound otherwise. */
export function recipeOf(voice: Voice): string {
  return ['1', kilobits, ...(voice === 'mei' ? [meiDigest, meiGain] : [voice, wordsPerMinute[voice]])].join(' ')
}

/** Speaks a sentence into an Ogg/Opus file. `mei`: the voice's file; `folder`: for what lies between. */
export async function speak({ voice, text }: Sentence, mei: string, folder: string, file: string): Promise<void> {
  const wave = join(folder, 'spoken.wav')
  if (voice === 'mei') await speakJapanese(text, mei, folder, wave)
  else await runProgram('espeak-ng', ['-v', voice, '-s', wordsPerMinute[voice], '-w', wave, '--stdin'], text)
  await runProgram('opusenc', ['--quiet', '--speech', '--bitrate', kilobits, '--comp', '5', '--serial', '1', wave, file])
}

/** Kanji as they stand; a second time with furigana where the dictionary reads another word. */
async function speakJapanese(written: string, mei: string, folder: string, wave: string): Promise<void> {
  const text = withoutPauses(written)
  const trace = join(folder, 'trace.txt')
  const say = (words: string) => runProgram('open_jtalk', ['-x', dictionary, '-m', mei, '-g', meiGain, '-ow', wave, '-ot', trace], words)
  await say(withReadingsAt(text))
  if (readingsIn(text).length === 0) return
  const misread = misreadIn(text, heardIn(readFileSync(trace, 'utf8')))
  if (misread.size > 0) await say(withReadingsAt(text, misread))
}

/** Spaces between words, and a bracket where there is a pause already, would be heard as pauses. */
function withoutPauses(text: string): string {
  return text.replaceAll(/\s/g, '').replaceAll(/(^|[、。])「/g, '$1')
}

/** What open_jtalk's trace says it read, in katakana: the ninth field of each word. */
function heardIn(trace: string): string {
  const words = trace.split('[Output label]')[0] ?? ''
  return words.split('\n').map((line) => line.split(',')[8] ?? '').join('')
}
