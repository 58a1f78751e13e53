import type { CertificateKind } from '../../electron/contract/words.ts'
import { isJapaneseOnly } from '../language/japanese-only.ts'
import { phrase } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'
import { Spoken, Words } from './spoken.tsx'

/** The name of a certificate. One that is dealt with in Japanese alone keeps its Japanese name, and says small what it means. */
export function CertificateName({ kind }: { readonly kind: CertificateKind }) {
  const { language } = useSpeech()
  const name = phrase(`certificate.${kind}`)
  if (language === 'ja' || !isJapaneseOnly(kind)) return <Spoken sentence={name} />
  return (
    <>
      <span className="said"><Words sentence={name} /></span>
      <span className="beneath"><Words sentence={phrase(`certificate.meaning.${kind}`)} /></span>
    </>
  )
}
