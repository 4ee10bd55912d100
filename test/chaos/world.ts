import { environmentManager, onlineManager } from '@tanstack/react-query'
import type { FaultRule, StreamEmulator } from 'react-stream-uploader/emulator'
import { createDisk, type Disk } from './disk.js'
import { createHost } from './host.js'
import { createRepeater } from './repeater.js'
import type { EndpointRule, RepeatRule, Setup } from './schedule.js'
import { createServers } from './servers.js'
import { openTab, type Sabotage, type Tab } from './tab.js'
import type { VirtualTime } from './virtual-time.js'
import { createVisits, type Visits } from './visits.js'
import { Witness } from './witness.js'

/** A browser with its tabs, the host's endpoint, and Stream. */
export interface World {
  /** Those that are open, the oldest first. */
  readonly tabs: readonly Tab[]
  /** What outlives them; `null` where nothing is kept. */
  readonly visits: Visits | null
  readonly disk: Disk
  readonly emulator: StreamEmulator
  readonly witness: Witness
  openTab(): void
  closeTab(tab: Tab): void
  /** Another tab in the place of this one. */
  reload(tab: Tab): void
  fail(rule: FaultRule): void
  failEndpoint(rule: EndpointRule): void
  repeat(rule: RepeatRule): void
  forgetUploads(): void
  disconnect(isKnown: boolean): void
  connect(): void
  setClock(by: number): void
  look(): void
  /** Ends every fault. Tabs that are frozen stay so for their time. */
  heal(): void
  close(): void
}

export function createWorld(setup: Setup, time: VirtualTime, sabotage: Sabotage): World {
  const witness = new Witness(time.now)
  const servers = createServers(setup, time, witness)
  const host = createHost(time)
  const repeater = createRepeater(time, () => {
    witness.isDoubled = true
  })
  const disk = createDisk(time)
  const visits = setup.isKept ? createVisits(time, setup.storeLatency, disk, witness) : null
  // TanStack Query does not poll where there is no window, unless told that this is no server.
  environmentManager.setIsServer(() => false)
  let skew = 0
  let outage: { readonly isKnown: boolean } | null = null
  let opened = 0
  let tabs: readonly Tab[] = []
  const rules: (() => void)[] = []

  function open(): Tab {
    opened += 1
    const outside = { setup, time, witness, servers, host, repeater, visits, sabotage }
    const tab = openTab(opened, { ...outside, skew: () => skew })
    if (outage !== null) tab.disconnect(outage.isKnown)
    return tab
  }

  const world: World = {
    get tabs() {
      return tabs
    },
    visits,
    disk,
    emulator: servers.emulator,
    witness,
    openTab() {
      tabs = [...tabs, open()]
    },
    closeTab(tab) {
      tab.kill()
      tabs = tabs.filter((each) => each !== tab)
    },
    reload(tab) {
      tab.kill()
      tabs = tabs.with(tabs.indexOf(tab), open())
    },
    fail: (rule) => void rules.push(servers.emulator.fail(rule)),
    failEndpoint(rule) {
      if (rule.do.kind === 'status') witness.refusedForGood.add(rule.do.status)
      host.fail(rule)
    },
    repeat: (rule) => repeater.repeat(rule),
    forgetUploads: () => servers.forgetUploads(),
    disconnect(isKnown) {
      outage = { isKnown: isKnown || outage?.isKnown === true }
      for (const tab of tabs) tab.disconnect(isKnown)
    },
    connect() {
      outage = null
      for (const tab of tabs) tab.connect()
    },
    setClock(by) {
      skew += by
    },
    look() {
      for (const tab of tabs) tab.witness.look()
    },
    heal() {
      for (const takeBack of rules.splice(0)) takeBack()
      host.heal()
      repeater.heal()
      disk.heal()
      visits?.heal()
      world.connect()
    },
    close() {
      for (const tab of tabs) tab.kill()
      onlineManager.setOnline(true)
    },
  }
  world.openTab()
  return world
}
