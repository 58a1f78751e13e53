import type { CertificateKind } from '../../electron/contract/words.ts'
import { isJapaneseOnly } from '../language/japanese-only.ts'
import { phrase } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'
import { Spoken } from './spoken.tsx'

/** The name of a certificate. One that is dealt with in Japanese alone keeps its Japanese name, and says small what it means. */
export function CertificateName({ kind }: { readonly kind: CertificateKind }) {
  const { language, say } = useSpeech()
  const name = phrase(`certificate.${kind}`)
  if (language === 'ja' || !isJapaneseOnly(kind)) return <Spoken sentence={name} />
  return (
    <>
      <span className="said" lang="ja">{say(name)}</span>
      <span className="beneath" lang={language}>{say(phrase(`certificate.meaning.${kind}`))}</span>
    </>
  )
}
