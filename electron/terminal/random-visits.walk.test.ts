import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { plantedFacts, residentCertificate } from './fixture/card-double.ts'
import { expectPaidBeside } from './fixture/cashless-promises.ts'
import { challenge, sessionName } from './fixture/center-double.ts'
import { checkNumber, Customer, pin } from './fixture/customer.ts'
import { Luck } from './fixture/luck.ts'
import { leaveToLuck } from './fixture/misfortune.ts'
import { passBy } from './fixture/passer-by.ts'
import { expectPromisesKept, of } from './fixture/promises.ts'
import { memberName } from './fixture/sent-menu.ts'
import { Stage } from './fixture/stage.ts'

const numbers = fc.array(fc.nat(999), { minLength: 40, maxLength: 400 })

const secrets = [pin, plantedFacts, sessionName, challenge, 'Card of a test', Buffer.from(residentCertificate).toString('base64url').slice(0, 40)]

/** What digests and ids can't help to contain by chance is taken out before digits are looked for. */
function said(stage: Stage): string {
  return JSON.stringify([stage.journal.entries, stage.terminal.flow, stage.screen.views]).replaceAll(/[0-9a-f]{32,64}/g, '')
}

/** Visits of which more than one certificate was printed. */
function severalPrinted(stage: Stage): number {
  const printed = of(stage, 'printEnded').flatMap(({ outcome, transaction }) => outcome === 'printed' ? [transaction] : [])
  return new Set(printed.filter((transaction, place) => printed.indexOf(transaction) < place)).size
}

test('whatever happens, in whatever order: the promises hold at every view, and once everybody has left', async () => {
  const seen = { runs: 0, visits: 0, printed: 0, several: 0, registered: 0, dropped: 0, troubles: 0, owed: 0, beside: 0, letGo: 0, withheld: 0, slips: 0, ignored: 0, called: 0, coming: 0 }
  const days = fc.record({ badly: fc.constantFrom(0, 20, 100), steps: fc.integer({ min: 10, max: 90 }) })
  await fc.assert(fc.asyncProperty(numbers, numbers, days, async (people, things, { badly, steps }) => {
    const stage = new Stage()
    stage.cashless = stage.beside
    await stage.start()
    leaveToLuck(stage, new Luck(things), badly)
    await passBy(stage, new Luck(people), steps)
    await new Customer(stage).leave()
    expect(stage.bugs).toEqual([])
    expect(['ready', 'outOfService'], 'the machine always comes back').toContain(stage.terminal.flow.step.kind)
    expectPromisesKept(stage)
    expectPaidBeside(stage)
    if (stage.screen.view.staffCall === 'called' || stage.screen.view.staffCall === 'coming') expect(stage.call?.lit, 'nobody waits for staff who see nothing').toBe(true)
    seen.called += of(stage, 'staffCalled').length
    seen.coming += Number(stage.screen.view.staffCall === 'coming')
    const all = said(stage)
    for (const secret of secrets) expect(all).not.toContain(secret)
    const named = stage.screen.views.filter(({ screen }) => JSON.stringify(screen).includes(memberName))
    for (const { screen } of named) expect(['members', 'confirm']).toContain(screen.name)
    const numbered = stage.screen.views.filter(({ screen }) => JSON.stringify(screen).includes(checkNumber))
    for (const { screen } of numbered) expect(screen.name, 'the digits of 照合番号B stand where they are typed').toBe('checkNumber')
    expect(JSON.stringify([stage.journal.entries, stage.terminal.flow])).not.toContain(checkNumber)
    seen.runs += 1
    seen.visits += of(stage, 'visitOpened').length
    seen.printed += of(stage, 'printEnded').filter(({ outcome }) => outcome === 'printed').length
    seen.several += severalPrinted(stage)
    seen.registered += of(stage, 'registered').length
    seen.dropped += of(stage, 'dropped').length
    seen.troubles += of(stage, 'visitClosed').filter(({ outcome }) => outcome === 'trouble').length
    seen.owed += of(stage, 'payOutEnded').filter(({ outcome }) => outcome !== 'paid').length + of(stage, 'owed').length
    seen.beside += of(stage, 'captureEnded').length
    seen.letGo += of(stage, 'releaseEnded').length
    seen.withheld += of(stage, 'owed').filter(({ why }) => why === 'fraud').length
    seen.slips += stage.outlets.receiptsPrinted.filter(([title]) => title === '返金のご案内').length
    seen.ignored += of(stage, 'ignored').length
  }), { numRuns: 500 })
  // A walk that never gets far shows nothing. Of what is rare, one walk may meet ten or fewer.
  const rare: readonly string[] = ['letGo', 'withheld', 'slips', 'called', 'coming']
  for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThan(rare.includes(what) ? 0 : 10)
})
