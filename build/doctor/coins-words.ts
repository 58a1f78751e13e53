import { hopperFlagWords, isStuck } from '../../hardware/coins/cctalk/hopper-flags.ts'
import type { LineTrouble } from '../../hardware/line/line-trouble.ts'
import { selfCheckWords } from '../../hardware/coins/cctalk/self-check.ts'
import type { Line } from './card-lines.ts'
import { isLocked, signOfCoins } from './coins-finding.ts'
import type { CoinsFinding, Role } from './coins-finding.ts'

type Words = readonly [about: string, text: string, remedy?: string]
type Of<K extends CoinsFinding['kind']> = Extract<CoinsFinding, { readonly kind: K }>

/** A finding as one line, with a remedy where something is wrong. */
export function lineOfCoins(finding: CoinsFinding): Line {
  const [about, text, remedy = null] = wordsOf(finding)
  return { sign: signOfCoins(finding), about: 'address' in finding ? `${about} ${finding.address}` : about, text, remedy }
}

const roleWords: Readonly<Record<Role, string>> = { coins: 'coin acceptor', hopper: 'hopper', notes: 'note acceptor', other: 'other device' }
const roleNames: Readonly<Record<Role, string>> = { coins: 'acceptor', hopper: 'hopper', notes: 'notes', other: 'device' }
const power = 'has it power, is its plug in, and is that its address?'

function wordsOf(finding: CoinsFinding): Words {
  switch (finding.kind) {
    case 'noLine': return lineWords(finding.path, finding.why)
    case 'lineLost': return ['line', 'ended in the middle', 'was its cable pulled? Plug it in, and examine it again']
    case 'chatter': return ['line', `${finding.bytes} bytes came before anything was asked`, 'on this bus nobody speaks unasked: another device or another master is on this line, or it catches noise']
    case 'nobody': return nobodyWords(finding.heard)
    case 'echo': return ['line', 'echoes what is sent, as a bus of one wire does']
    case 'device': return [roleNames[finding.role], identityWords(finding)]
    case 'missing': return [roleNames[finding.role], 'does not answer', finding.role === 'coins' ? `${power} Without it no coin is taken` : power]
    case 'noHopper': return ['hoppers', 'none answers: no change can be paid, and money is taken exactly or not at all']
    case 'foreign': return ['device', `is a ${finding.category}, and should be a ${roleWords[finding.role]}`, 'mend the address of the device, or the one in the configuration']
    case 'unused': return ['device', 'answers, and is not in the configuration']
    case 'mum': return ['device', `${finding.how === 'refused' ? 'refuses to tell' : 'does not tell'} ${finding.about}`, 'switch it off and on; if it stays so, it is another kind of device, or broken']
    case 'channels': return channelWords(finding)
    case 'unknownMoney': return ['takes', `${finding.id} is known to no inlet`, 'take it out of the configuration, or have the device programmed for it']
    case 'selfCheck': return selfWords(finding)
    case 'sensors': return finding.covered.length === 0
      ? ['sensors', 'none is covered']
      : ['sensors', `covered, with nothing on its way: ${finding.covered.join(', ')}`, 'something is stuck: open it, take it out, clean the sensors']
    case 'gate': return gateWords(finding)
    case 'events': return eventWords(finding)
    case 'flags': return flagWords(finding)
    case 'level': return levelWords(finding)
    case 'orders': return orderWords(finding)
    case 'quality': return qualityWords(finding)
  }
}

function lineWords(path: string, why: LineTrouble): Words {
  switch (why) {
    case 'missing': return ['line', `there is no ${path}`, 'is the adapter plugged in? ls /dev/serial/by-id shows those that are']
    case 'denied': return ['line', `${path} may not be opened by this user`, 'put the terminal’s user into the group that owns it (most often dialout)']
    case 'busy': return ['line', `${path} is in use by another program`, 'end the terminal while its coins are examined; fuser tells who has it']
    case 'notSerial': return ['line', `${path} is no serial line`, 'name the adapter’s device, e.g. /dev/ttyUSB0']
    case 'silent': return ['line', `${path} does not open, and does not fail either`, 'unplug the adapter and plug it in again; look for its driver in dmesg']
    case 'other': return ['line', `${path} can’t be opened`, 'unplug the adapter and plug it in again; look for its driver in dmesg']
  }
}

function nobodyWords(heard: Of<'nobody'>['heard']): Words {
  switch (heard) {
    case 'nothing': return ['bus', 'nobody answers, and nothing is heard', 'have the devices their power (12 or 24 V)? Is this the adapter they hang on, and is it one for ccTalk?']
    case 'echo': return ['bus', 'nobody answers; what is sent comes back', 'the adapter is well: have the devices their power (12 or 24 V), and is the bus plugged in?']
    case 'noise': return ['bus', 'bytes come, and none of them is an answer', 'is another device on this line (a printer, a modem), or another speed than 9600? Is the ground connected? Look at cable and adapter']
  }
}

function identityWords({ identity: { manufacturer, product, serial } }: Of<'device'>): string {
  return `${[manufacturer, product].filter(Boolean).join(' ')}, serial number ${serial}`
}

function channelWords({ channels }: Of<'channels'>): Words {
  const known = channels.map(({ channel, id, yen }) => `${channel}: ${id}${yen === null ? '' : ` (${yen} yen)`}`).join(', ')
  return channels.some(({ yen }) => yen !== null)
    ? ['knows', known]
    : ['knows', known === '' ? 'no money at all' : `${known}: no money of Japan`, 'have it programmed for yen, or take another device']
}

function selfWords({ code, detail }: Of<'selfCheck'>): Words {
  const part = detail === null || detail === 0 ? '' : ` ${detail}`
  return code === 0 ? ['check', 'well'] : ['check', `${selfCheckWords(code)}${part} (code ${code})`, 'clean it, look for something stuck, switch it off and on; if it stays, change the device']
}

function gateWords({ takes }: Of<'gate'>): Words {
  return takes.length === 0
    ? ['gate', 'closed, as it should be without a customer']
    : ['gate', `open for ${takes.join(', ')}, and no terminal counts what falls in`, 'start the terminal, which closes it, or switch the device off and on']
}

function eventWords({ counter, last, trouble }: Of<'events'>): Words {
  if (counter === 0) return ['events', 'none since its power came']
  const text = `counter at ${counter}${last === null ? '' : `; the last was: ${last}`}`
  return trouble ? ['events', text, 'it may be long past: what stands is said by self check and sensors; after fraud, count its coins'] : ['events', text]
}

function flagWords({ flags }: Of<'flags'>): Words {
  const said = flags.map((flag) => hopperFlagWords[flag]).join(', ')
  if (isStuck(new Set(flags))) return ['state', said, 'look for a jammed coin, clean the exit; count what lies in it, for its last order may not be complete']
  return isLocked(flags) ? ['state', said, 'set it to pay without PIN and encryption, or take another one'] : ['state', said === '' ? 'ready' : said]
}

function levelWords({ level: { low, high } }: Of<'level'>): Words {
  if (low === null && high === null) return ['level', 'has no sensors of its level: the terminal’s own count is all there is']
  if (low === true) return ['level', 'low: below its lower sensor']
  return ['level', high === true ? 'full: up to its upper sensor' : 'enough']
}

function orderWords({ status: { counter, remaining, paid, unpaid } }: Of<'orders'>): Words {
  if (remaining > 0) return ['orders', `pays right now: ${remaining} coins to go`, 'is a terminal at work on it? Wait, and examine it again']
  const last = paid + unpaid === 0 ? 'none' : `${paid} coins paid${unpaid === 0 ? '' : `, ${unpaid} not`}`
  return ['orders', `${counter} since its power came; the last: ${last}`]
}

function qualityWords({ asked, repeated }: Of<'quality'>): Words {
  return repeated === 0
    ? ['line', `all ${asked} questions were answered at once`]
    : ['line', `${repeated} of ${asked} questions had to be repeated`, 'if it stays so: look at cable, ground and power supply; noise and a busy machine look alike from here']
}
