import { isIPv6 } from 'node:net'

/** Who asks, for counting: an IPv4 address, or the half of an IPv6 address that names a network, for one line has all the rest. */
export function peerOf(address: string | undefined): string {
  if (address === undefined) return 'gone'
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  return isIPv6(address) ? networkOf(address.replace(/%.*$/, '')) : address
}

function networkOf(address: string): string {
  const [front = '', back] = address.split('::')
  const before = front.split(':').filter((group) => group !== '')
  const after = back?.split(':').filter((group) => group !== '') ?? []
  const between = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
  return [...before, ...between, ...after].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16)).join(':')
}
