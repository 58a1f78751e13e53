import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { openVirtualCardHand } from './card-hand.ts'
import type { Chip } from '../card/chip.ts'
import type { Server } from 'node:net'

const chip: Chip = {
  atr: Uint8Array.of(0x3b, 0), powerOn: () => {}, powerOff: () => {}, reset: () => {}, respond: () => Uint8Array.of(0x90, 0),
}

async function virtualReader(): Promise<{ server: Server; port: number }> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
  return { server, port: address.port }
}

test('a card laid is in the reader\'s field until it is taken or another is laid', async () => {
  const { server, port } = await virtualReader()
  const hand = openVirtualCardHand(port)
  const left: string[] = []
  server.on('connection', socket => {
    left.push('laid')
    socket.resume().on('close', () => left.push('taken'))
  })
  const laid = once(server, 'connection')
  await hand.place(chip, { faceDown: false })
  await laid
  const again = once(server, 'connection')
  await hand.place(chip, { faceDown: false })
  await again
  await hand.remove()
  await expect.poll(() => left.toSorted((one, other) => one.localeCompare(other))).toEqual(['laid', 'laid', 'taken', 'taken'])
  await hand.remove()
})

test('a card that lies face down takes the other one away and is not seen', async () => {
  const { server, port } = await virtualReader()
  const hand = openVirtualCardHand(port)
  const laid: unknown[] = []
  server.on('connection', socket => laid.push(socket.resume()))
  const first = once(server, 'connection')
  await hand.place(chip, { faceDown: false })
  await first
  await hand.place(chip, { faceDown: true })
  expect(laid).toHaveLength(1)
})

test('without a virtual reader the hand says so', async () => {
  await expect(openVirtualCardHand(1).place(chip, { faceDown: false })).rejects.toThrow('no virtual reader')
})
