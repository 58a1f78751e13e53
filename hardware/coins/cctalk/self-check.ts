/** Fault codes (ccTalk generic specification 4.7, part 3, table 3). */
const faults: readonly string[] = [
  'nothing', 'EEPROM checksum', 'inductive coils', 'credit sensor', 'piezo sensor', 'reflective sensor', 'diameter sensor',
  'wake-up sensor', 'sorter exit sensors', 'NVRAM checksum', 'coin dispensing', 'low level sensor', 'high level sensor', 'coin counting',
  'keypad', 'button', 'display', 'coin auditing', 'reject sensor', 'coin return mechanism', 'coin-on-string mechanism', 'rim sensor',
  'thermistor', 'payout motor', 'payout timeout', 'payout jammed', 'payout sensor', 'level sensor', 'personality module missing',
  'personality checksum', 'ROM checksum', 'missing device', 'internal communication', 'supply voltage', 'temperature', 'double entry',
  'note validation sensor', 'note transport motor', 'stacker', 'note jammed', 'RAM test', 'string sensor', 'accept gate stays open',
  'accept gate stays closed', 'stacker missing', 'stacker full', 'flash memory erase', 'flash memory write', 'device not responding',
  'optical sensor', 'battery',
]

/** What a self check found (232), for staff and logs. */
export function selfCheckWords(code: number): string {
  return faults[code] ?? (code === 255 ? 'a fault that it does not name' : `fault ${code}`)
}
