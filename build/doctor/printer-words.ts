import type { Guarantee, Lack, PrinterFault, PrinterWarning, Supply, Tray } from '../../hardware/printer/printer.ts'
import type { Line } from './card-lines.ts'
import { signOfPrinter } from './printer-finding.ts'
import type { PrinterFinding } from './printer-finding.ts'

type Words = readonly [about: string, text: string, remedy?: string]

/** A finding as one line, with a remedy where something is wrong. */
export function lineOfPrinter(finding: PrinterFinding): Line {
  const [about, text, remedy = null] = wordsOf(finding)
  return { sign: signOfPrinter(finding), about, text, remedy }
}

function wordsOf(finding: PrinterFinding): Words {
  switch (finding.kind) {
    case 'silent': return silentWords(finding.why)
    case 'found': return ['printer', finding.model ?? 'does not name itself']
    case 'guarantee': return guaranteeWords(finding.guarantee)
    case 'lacks': return lackWords(finding.lack)
    case 'ready': return ['state', 'ready to print']
    case 'fault': return faultWords(finding.fault)
    case 'warning': return warningWords(finding.warning)
    case 'tray': return trayWords(finding.tray)
    case 'supply': return supplyWords(finding.supply)
    case 'outlet': return ['outlet', finding.outlet === 'empty' ? 'empty' : 'paper lies in it']
    case 'counter': return ['counter', `${finding.sheets} sheets in its life`]
    case 'testSheet': return testSheetWords(finding)
  }
}

function silentWords(why: Extract<PrinterFinding, { kind: 'silent' }>['why']): Words {
  switch (why) {
    case 'unreachable': return ['printer', 'does not answer', 'is it switched on, and is its address right (--uri, or printer in the configuration)?']
    case 'certificate': return ['printer', 'shows another certificate than the one that is pinned', 'nothing is sent to it; is it the right printer? Was its certificate changed? Pin the new one']
    case 'foreign': return ['printer', 'answers, but not as an IPP printer', 'mend address and path (most have ipp://HOST/ipp/print)']
  }
}

function guaranteeWords(guarantee: Guarantee): Words {
  switch (guarantee) {
    case 'counted': return ['guarantee', 'the printer counts every side: "printed" is proven']
    case 'stated': return ['guarantee', 'the printer says when a job is done, and counts nothing: "printed" is its word']
    case 'spooled': return ['guarantee', 'a spooler takes the job: "printed" means handed over, and whether paper came out nobody says; IPP straight to the printer tells more']
  }
}

function lackWords(lack: Lack): Words {
  switch (lack) {
    case 'duplex': return ['lacks', 'printing on both sides', 'fit its duplex unit, or take another printer: no certificate is printed on this one']
    case 'a4': return ['lacks', 'A4', 'a certificate is printed on A4 only']
    case 'once': return ['lacks', 'certainty that a job goes out once: its queue begins a job anew that went wrong', 'set the queue’s error policy to abort-job: lpadmin -p QUEUE -o printer-error-policy=abort-job']
    case 'pdf': return ['lacks', 'PDF', 'take a printer that reads PDF by itself: no certificate is printed on this one']
  }
}

function faultWords(fault: PrinterFault): Words {
  switch (fault) {
    case 'offline': return ['state', 'is off, or can’t be reached', 'switch it on; look at cable and network']
    case 'paperEmpty': return ['state', 'no A4 is loaded', 'load A4, and tell the tray so']
    case 'jam': return ['state', 'paper is jammed', 'take the paper out; count the sheets that came out before']
    case 'coverOpen': return ['state', 'a cover is open', 'close it']
    case 'tonerEmpty': return ['state', 'the toner is empty', 'change the toner']
    case 'busy': return ['state', 'is printing something else', 'wait; a terminal’s printer has no other work']
    case 'other': return ['state', 'does not take jobs', 'look at its own panel']
  }
}

function warningWords(warning: PrinterWarning): Words {
  switch (warning) {
    case 'paperLow': return ['soon', 'little paper is left', 'load A4']
    case 'tonerLow': return ['soon', 'little toner is left', 'have the next one ready']
    case 'outletNearlyFull': return ['soon', 'the outlet is nearly full', 'empty it']
    case 'serviceDue': return ['soon', 'a part is nearly worn', 'call the printer’s service']
  }
}

function trayWords({ name, media, level }: Tray): Words {
  return ['tray', [name, media ?? 'what lies in it is not told', ...percent(level)].join(', ')]
}

function supplyWords({ name, level }: Supply): Words {
  return ['supply', [name, ...percent(level)].join(', ')]
}

function percent(level: number | null): readonly string[] {
  return level === null ? [] : [`${level} %`]
}

function testSheetWords({ printed, ms, counted }: Extract<PrinterFinding, { kind: 'testSheet' }>): Words {
  switch (printed.kind) {
    case 'printed': return counted === null || counted === 1
      ? ['test sheet', `printed in ${ms} ms${counted === null ? '' : ', and counted by the printer'}; look at it: frame and ruler tell whether it scales`]
      : ['test sheet', `said to be printed, but the printer’s counter moved by ${counted}`, 'somebody else prints on it, or it does not count as it should']
    case 'nothingOut': return ['test sheet', `nothing came out: ${faultWords(printed.fault)[1]}`, 'mend that, and print it again']
    case 'unknown': return ['test sheet', `may be out: ${faultWords(printed.fault)[1]}`, 'look into the outlet, and at the printer']
  }
}
