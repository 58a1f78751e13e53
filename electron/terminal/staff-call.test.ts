import { describe, expect, test } from 'vitest'
import { Customer } from './fixture/customer.ts'
import { expectPromisesKept, of } from './fixture/promises.ts'
import { servedUpTo, serving } from './fixture/served.ts'
import { Stage } from './fixture/stage.ts'
import { settled } from './fixture/turned-clock.ts'
import { usualDeadlines } from './settings.ts'

const call = { kind: 'callStaff', on: true } as const
const callOff = { kind: 'callStaff', on: false } as const

/** The lamp, and what the screen says of it. */
const seen = ({ call, screen }: Stage): readonly unknown[] => [call?.lit, screen.view.staffCall]

async function touch({ screen }: Stage, ...touches: readonly (typeof call | typeof callOff)[]): Promise<void> {
  for (const each of touches) screen.touch(each)
  await settled()
}

const ignoredTouches = (stage: Stage) => of(stage, 'ignored').filter(({ event }) => event === 'touched').length

describe('係員呼出', () => {
  test('a customer calls and takes it back: the lamp, the screen and the journal say so, and the flow stays where it is', async () => {
    const { stage } = await servedUpTo('confirm')
    const { flow } = stage.terminal
    expect(seen(stage)).toEqual([false, 'offered'])
    await touch(stage, call)
    expect(seen(stage)).toEqual([true, 'called'])
    await touch(stage, callOff)
    expect(seen(stage)).toEqual([false, 'offered'])
    expect(stage.terminal.flow).toBe(flow)
    expect(of(stage, 'staffCalled')).toEqual([{ kind: 'staffCalled', transaction: flow.visit }])
    expect(of(stage, 'staffCallEnded')).toEqual([{ kind: 'staffCallEnded', transaction: flow.visit, by: 'customer' }])
  })

  test('staff answer it', async () => {
    const { stage } = await serving()
    await touch(stage, call)
    stage.terminal.answerCall()
    await settled()
    expect(seen(stage)).toEqual([false, 'offered'])
    expect(of(stage, 'staffCallEnded')).toEqual([{ kind: 'staffCallEnded', transaction: null, by: 'staff' }])
    stage.terminal.answerCall()
    await settled()
    expect(of(stage, 'staffCallEnded'), 'nobody called').toHaveLength(1)
  })

  test.each(['ready', 'pin', 'pay', 'takePaper'] as const)('can be called from %s', async (name) => {
    const { stage, customer } = await serving()
    if (name !== 'ready') {
      await customer.goOn()
      await customer.until(name)
    }
    await touch(stage, call)
    expect([stage.screen.name, ...seen(stage)]).toEqual([name, true, 'called'])
  })

  test('can be called from a machine that serves nobody', async () => {
    const { stage } = await serving(({ stage: { outlets } }) => outlets.faults.add('jam'))
    await touch(stage, call)
    expect([stage.screen.name, ...seen(stage)]).toEqual(['outOfService', true, 'called'])
  })

  test('is heard while the countdown dialogue lies over the screen, which it does not lift', async () => {
    const { stage } = await servedUpTo('choose')
    await stage.clock.turn(stage.settings.times.idle)
    expect(stage.screen.view.countdown).not.toBeNull()
    await touch(stage, call)
    expect([stage.screen.view.countdown === null, ...seen(stage)]).toEqual([false, true, 'called'])
  })

  test('a finger on a screen that is gone calls nobody, and leaves a trace', async () => {
    const { stage } = await servedUpTo('confirm')
    const before = ignoredTouches(stage)
    stage.screen.touch(call, stage.screen.view.epoch - 1)
    await settled()
    expect([...seen(stage), ignoredTouches(stage) - before]).toEqual([false, 'offered', 1])
  })

  test('touched again and again, it is one call; calling off what nobody called is none', async () => {
    const { stage } = await serving()
    await touch(stage, callOff, call, call, call)
    expect([...seen(stage), of(stage, 'staffCalled').length, ignoredTouches(stage)]).toEqual([true, 'called', 1, 3])
  })

  test('where there is nobody to call, nothing is offered and a touch is traced', async () => {
    const { stage } = await serving(({ stage }) => { stage.call = null })
    await touch(stage, call)
    stage.terminal.answerCall()
    expect([stage.screen.view.staffCall, ignoredTouches(stage), of(stage, 'staffCalled')]).toEqual(['none', 1, []])
  })
})

describe('係員呼出 and the visit', () => {
  test('it outlasts the visit; the next customer sees that staff are coming, and can not send them away', async () => {
    const { stage, customer } = await servedUpTo('choose')
    const { visit } = stage.terminal.flow
    await touch(stage, call)
    customer.touch({ kind: 'cancel' })
    await customer.until('ready')
    expect(seen(stage)).toEqual([true, 'coming'])
    await customer.goOn()
    await customer.until('choose')
    await touch(stage, callOff, call)
    expect([...seen(stage), ignoredTouches(stage)]).toEqual([true, 'coming', 2])
    stage.terminal.answerCall()
    await settled()
    expect(seen(stage)).toEqual([false, 'offered'])
    expect(of(stage, 'staffCalled').map(({ transaction }) => transaction)).toEqual([visit])
    customer.touch({ kind: 'cancel' })
    await customer.until('ready')
    expectPromisesKept(stage)
  })

  test('who calls before the card is laid may take it back after', async () => {
    const { stage, customer } = await serving()
    await touch(stage, call)
    await customer.goOn()
    await customer.until('choose')
    await touch(stage, callOff)
    expect(seen(stage)).toEqual([false, 'offered'])
  })

  test('a call that is answered late, after its customer has left, is not the next one’s', async () => {
    const { stage, customer } = await servedUpTo('choose')
    if (stage.call !== null) stage.call.manner = () => 'slow'
    stage.screen.touch(call)
    customer.touch({ kind: 'cancel' })
    await customer.until('ready')
    await stage.clock.turn(usualDeadlines.call)
    expect(seen(stage)).toEqual([true, 'coming'])
  })

  test('it outlasts the terminal: a start lights the lamp again, and only staff end it', async () => {
    const { stage } = await servedUpTo('choose')
    await touch(stage, call)
    stage.stop()
    if (stage.call !== null) stage.call.lit = false
    await stage.start()
    await settled()
    expect(seen(stage)).toEqual([true, 'coming'])
    await touch(stage, callOff)
    stage.terminal.answerCall()
    await settled()
    expect([...seen(stage), of(stage, 'staffCallEnded').map(({ by }) => by)]).toEqual([false, 'offered', ['staff']])
  })

  test('a lamp that burns though nobody calls is put out by a start', async () => {
    const { stage } = await serving(({ stage: { call } }) => { if (call !== null) call.lit = true })
    await settled()
    expect(seen(stage)).toEqual([false, 'offered'])
    expect(of(stage, 'staffCallEnded')).toEqual([])
  })
})

describe('係員呼出 by a lamp that fails', () => {
  const failed = (stage: Stage) => of(stage, 'staffSignalFailed').map(({ on }) => on)

  test.each(['late', 'silent', 'throws'] as const)('%s: the customer is told that nobody is called, and may try again', async (manner) => {
    const { stage } = await servedUpTo('choose')
    const lamp = stage.call
    if (lamp === null) throw new Error('no lamp')
    lamp.manner = () => manner
    stage.screen.touch(call)
    await stage.clock.turn(usualDeadlines.call + 1)
    expect([stage.screen.name, stage.screen.view.staffCall, failed(stage), of(stage, 'staffCalled')]).toEqual(['choose', 'failed', [true], []])
    await touch(stage, callOff)
    expect(stage.screen.view.staffCall, 'there is nothing to take back').toBe('failed')
    lamp.manner = () => 'now'
    await touch(stage, call)
    expect([...seen(stage), stage.bugs]).toEqual([true, 'called', []])
    await touch(stage, callOff)
    expect(stage.screen.view.staffCall, 'the failure is past').toBe('offered')
  })

  test('pressed again, it is a new try, which is not said to have failed before it has', async () => {
    const { stage } = await servedUpTo('choose')
    const lamp = stage.call
    if (lamp === null) throw new Error('no lamp')
    lamp.manner = () => 'throws'
    await touch(stage, call)
    expect(stage.screen.view.staffCall).toBe('failed')
    lamp.manner = () => 'silent'
    await touch(stage, call)
    expect(stage.screen.view.staffCall).toBe('offered')
    await stage.clock.turn(usualDeadlines.call)
    expect([stage.screen.view.staffCall, failed(stage)]).toEqual(['failed', [true, true]])
  })

  test('it fails for the one who pressed: the next customer is offered it anew', async () => {
    const { stage, customer } = await servedUpTo('choose')
    if (stage.call !== null) stage.call.manner = () => 'throws'
    await touch(stage, call)
    expect(stage.screen.view.staffCall).toBe('failed')
    customer.touch({ kind: 'cancel' })
    await customer.until('ready')
    expect(stage.screen.view.staffCall).toBe('offered')
  })

  test('it fails when whoever pressed has left: the next customer never hears of it', async () => {
    const { stage, customer } = await servedUpTo('choose')
    if (stage.call !== null) stage.call.manner = () => 'silent'
    stage.screen.touch(call)
    customer.touch({ kind: 'cancel' })
    await customer.until('ready')
    await stage.clock.turn(usualDeadlines.call)
    expect([stage.screen.view.staffCall, failed(stage)]).toEqual(['offered', [true]])
  })

  test.each(['late', 'silent', 'throws'] as const)('it goes out %s: nobody is told that staff come, and calling again is a new call', async (manner) => {
    const { stage } = await servedUpTo('choose')
    const lamp = stage.call
    if (lamp === null) throw new Error('no lamp')
    await touch(stage, call)
    lamp.manner = () => manner
    stage.screen.touch(callOff)
    await stage.clock.turn(usualDeadlines.call + 1)
    expect([stage.screen.view.staffCall, failed(stage), of(stage, 'staffCallEnded').map(({ by }) => by)]).toEqual(['offered', [false], ['customer']])
    lamp.manner = () => 'now'
    await touch(stage, call)
    expect([...seen(stage), of(stage, 'staffCalled').length]).toEqual([true, 'called', 2])
  })

  test('it does not go out when staff have come: the call is over, and answering once more puts it out', async () => {
    const { stage } = await serving()
    await touch(stage, call)
    const lamp = stage.call
    if (lamp === null) throw new Error('no lamp')
    lamp.broken = true
    stage.terminal.answerCall()
    await settled()
    expect([...seen(stage), failed(stage), of(stage, 'staffCallEnded').length]).toEqual([true, 'offered', [false], 1])
    lamp.broken = false
    stage.terminal.answerCall()
    await settled()
    expect([...seen(stage), of(stage, 'staffCallEnded').length]).toEqual([false, 'offered', 1])
  })

  test('it is silent when the terminal starts: nobody waits for it', async () => {
    const stage = new Stage()
    if (stage.call !== null) stage.call.manner = () => 'silent'
    await stage.start()
    expect([stage.screen.name, stage.clock.monotonic()]).toEqual(['ready', 0])
    await stage.clock.turn(usualDeadlines.call)
    expect(failed(stage)).toEqual([false])
    await new Customer(stage).goOn()
    expect(stage.bugs).toEqual([])
  })
})
