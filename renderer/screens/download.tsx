import type { DownloadView } from '../../electron/contract/view.ts'
import { phrase } from '../language/phrase.ts'
import { ReceiveSheet } from '../parts/pictures.tsx'
import { Progress } from '../parts/progress.tsx'
import { Screen } from '../parts/screen.tsx'
import { Spoken, Words } from '../parts/spoken.tsx'

/** ⑪ ダウンロード: bytes really received. No bar before the center has said how many there are. */
export function DownloadScreen({ view: { received, total, certificate, certificates } }: { readonly view: DownloadView }) {
  const share = total === null || total === 0 ? null : received / total
  return (
    <Screen
      name="download" layout="sides"
      about={certificates > 1 && <Spoken sentence={phrase('download.nth', { count: certificates, nth: certificate })} />}
      question={phrase('download.question')} more={[phrase('download.more')]}
      reading={share !== null && (
        <div className="measure">
          <Progress share={share} name={phrase('download.progress')} />
          <p><Words sentence={phrase('download.percent', { percent: { share } })} /></p>
        </div>
      )}
    >
      <ReceiveSheet />
    </Screen>
  )
}
