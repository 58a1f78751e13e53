import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'
import { patience } from '../../build/patience.ts'
import { CcTalkBench } from './cctalk-bench.fixture.ts'
import { coinsContract, contractTubes } from './coins.contract.ts'
import { openDemoCoins } from './demo-coins.ts'

const values = [10, 50, 100, 500, 1_000]

coinsContract('the demo device', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'coins-'))
  const open = () => openDemoCoins({ file: join(folder, 'coins.json'), tubes: contractTubes.map(tube => ({ ...tube, low: 2 })), values })
  let device = open()
  const inside = () => device.hand.ledger()
  let taken = 0
  return {
    coins: () => device.coins,
    reopen: () => { device = open() },
    run: async promise => await promise,
    until: async holds => void await vi.waitUntil(holds, patience),
    // It tells of everything at once.
    pass: async () => {},
    insert: yen => {
      const returned = device.hand.insert(yen) === 'returned'
      // Into the tray it came without a tube.
      if (returned) taken -= yen
    },
    offline: on => device.hand.fault('offline', on),
    jam: on => device.hand.fault('jam', on),
    cheat: () => device.hand.fault('fraud', true),
    out: () => inside().tray + taken,
    end: async () => rmSync(folder, { recursive: true }),
  }
})

coinsContract('ccTalk', async () => {
  const bench = new CcTalkBench({ tubes: contractTubes.map(tube => ({ ...tube })), coinMs: 60, hopperTimeoutMs: 300 })
  return {
    coins: () => bench.coins,
    reopen: () => bench.restart(),
    run: async promise => await bench.till(promise),
    async until(holds) {
      for (let waited = 0; waited < 30_000 && !holds(); waited += 50) await bench.timer.pass(50)
      if (!holds()) throw new Error('does not come to hold in 30 s of virtual time')
    },
    pass: async () => await bench.timer.pass(5_000),
    insert: yen => void bench.bus.insert(yen),
    offline: on => on ? bench.bus.unplug([2, 40]) : bench.bus.plug(),
    jam: on => bench.bus.acceptor.jam(on ? 14 : null),
    cheat: () => bench.bus.acceptor.happen(17),
    out: () => bench.bus.till.state.paidOut,
    end: async () => bench.kill(),
  }
})
