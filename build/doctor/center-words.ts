import { renewal, signOf } from './center-finding.ts'
import type { Line } from './card-lines.ts'
import type { CenterFinding, TlsTrouble, Validity } from './center-finding.ts'

/** A finding about the center as one line for a field engineer, with a remedy where something is wrong. */
export function lineOfCenter(finding: CenterFinding): Line {
  const [about, text, remedy] = wordsOf(finding)
  const sign = signOf(finding)
  return { sign, about, text, remedy: sign === 'bad' ? remedy : null }
}

type Words = readonly [about: string, text: string, remedy: string]

function wordsOf(finding: CenterFinding): Words {
  switch (finding.kind) {
    case 'files': return filesWords(finding.why)
    case 'own': return ownWords(finding.validity, finding.issued)
    case 'name': return ['name', finding.addresses.length > 0 ? `${finding.host}: ${finding.addresses.join(', ')}` : `${finding.host} is not known`, 'mend center.url in the configuration, or this machine’s name server']
    case 'reached': return ['connection', `${finding.address} answers, ${finding.ms} ms`, '']
    case 'unreached': return ['connection', `nobody answers (${finding.code})`, 'look at network, firewall and the port in center.url; is the center up?']
    case 'tls': return ['TLS', `${finding.protocol}, ${finding.ms} ms; issued by ${finding.issuer}; ${lasting(finding.validity)}`, 'the center has to renew its certificate: tell who runs it']
    case 'noTls': return ['TLS', `no handshake: ${tlsTroubles[finding.trouble][0]} (${finding.code})`, tlsTroubles[finding.trouble][1]]
    case 'admitted': return ['admission', 'this terminal may ask', '']
    case 'notAdmitted': return ['admission', `the center lets this terminal ask nothing (${finding.code})`, admissionRemedy(finding.code)]
    case 'heartbeat': return ['heartbeat', `answered, ${finding.ms} ms`, '']
    case 'noHeartbeat': return ['heartbeat', `not answered as it should be: ${finding.answer}`, 'ask who runs the center; a terminal serves nobody meanwhile']
    case 'build': return finding.approved
      ? ['build', 'served by the center', '']
      : ['build', 'not served by the center, or nobody is just now', 'install an approved build, or have this one approved; ask who runs the center whether it is suspended']
    case 'clock': return ['clock', `the center’s is ${seconds(finding.difference)} s ${finding.difference < 0 ? 'behind' : 'ahead of'} this machine’s`, 'let NTP set this machine’s clock; if it is right, tell who runs the center']
    case 'stops': return ['stops', `notice ${finding.version}, signed by a pinned key; in force: ${finding.inForce}`, '']
    case 'foreignStops': return ['stops', 'the notice is signed by no pinned key', 'compare center.signingKey in the configuration with the center’s key; if it is right, somebody else answers: stop the terminal']
  }
}

function filesWords(why: string): Words {
  const end = why.lastIndexOf('; ')
  return ['certificate', why.slice(0, end), why.slice(end + 2)]
}

function ownWords(validity: Validity, issued: boolean): Words {
  const text = `this terminal’s own; ${lasting(validity)}`
  return issued
    ? ['certificate', text, 'have this terminal’s certificate renewed by whoever runs the center']
    : ['certificate', `${text}; not issued by center.authority`, 'name certificate and authority of one center in the configuration']
}

const tlsTroubles: { readonly [Trouble in TlsTrouble]: readonly [text: string, remedy: string] } = {
  authority: ['its certificate is not of the pinned authority', 'compare the authority in the configuration; if it is right, somebody else answers: stop the terminal'],
  host: ['its certificate is for another host', 'name the host in center.url as the certificate does; if it does, somebody else answers'],
  expired: ['its certificate has run out, or is not good yet', 'look at this machine’s clock; if it is right, the center has to renew its certificate'],
  version: ['it speaks no TLS 1.3', 'is the port in center.url the center’s? A proxy in between must pass TLS through'],
  other: ['it broke off, or said nothing', 'is the port in center.url the center’s? A proxy in between must pass TLS through'],
}

function admissionRemedy(code: string): string {
  if (code === '404') return 'what answers there is no center of this version: mend center.url'
  if (code === 'late') return 'the center is overloaded or stuck: tell who runs it'
  return 'have the center know this terminal’s certificate; was it revoked, has it run out?'
}

const lasting = ({ until, days }: Validity): string =>
  `good until ${until.toISOString().slice(0, 10)}${days < 0 ? ': has run out' : `, ${days} days left${days < renewal ? ': renew it' : ''}`}`

const seconds = (ms: number): string => (Math.abs(ms) / 1000).toFixed(1)
