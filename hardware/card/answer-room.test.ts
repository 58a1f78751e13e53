import { expect, test } from 'vitest'
import { AnswerRoom } from './answer-room.ts'

const isBlank = (bytes: Uint8Array) => bytes.every((byte) => byte === 0)

test('an answer is given as a copy, and nothing of it stays behind, wherever the library put it', async () => {
  const room = new AnswerRoom()
  const left: Uint8Array[] = []
  const inside = await room.receive(async (buffer) => {
    left.push(new Uint8Array(buffer))
    return new Uint8Array(buffer, 0, 65_538).fill(0x2a)
  })
  const outside = await room.receive(async (buffer) => {
    new Uint8Array(buffer).fill(0x2b)
    left.push(Uint8Array.of(0x2b, 0x90, 0x00))
    return left[1] ?? Uint8Array.of()
  })
  expect(inside).toHaveLength(65_538)
  expect(inside.every((byte) => byte === 0x2a)).toBe(true)
  expect([...outside]).toEqual([0x2b, 0x90, 0x00])
  expect(left.map(isBlank)).toEqual([true, true])
})

test('nothing stays of an answer that broke off either', async () => {
  let kept: Uint8Array | null = null
  const broken = new AnswerRoom().receive(async (buffer) => {
    kept = new Uint8Array(buffer).fill(0x2a)
    throw new Error('the line broke')
  })
  await expect(broken).rejects.toThrow('the line broke')
  expect(isBlank(kept ?? Uint8Array.of(1))).toBe(true)
})
