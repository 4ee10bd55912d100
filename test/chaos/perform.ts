import type { PickedFile, Upload } from '../../src/core/model/upload.js'
import { isWithdrawn } from '../../src/core/model/upload-facts.js'
import type { ContentFile } from './content.js'
import type { Choice, Command, Step } from './schedule.js'
import type { Tab } from './tab.js'
import type { VirtualTime } from './virtual-time.js'
import type { World } from './world.js'

const MAX_FILES = 8
const MAX_TABS = 3

/** What somebody does on the page that is before their eyes. */
const inSight: ReadonlySet<Command['kind']> = new Set([
  ...(['add', 'again', 'bring', 'reselect', 'pause', 'resume', 'cancel', 'retry', 'remove'] as const),
  ...(['withdraw', 'undo', 'uploadAgain'] as const),
  ...(['confirm', 'pauseAll', 'resumeAll', 'clear', 'stop', 'start', 'restart', 'configure'] as const),
])

/** What one command does, at once. */
export function perform({ command, tab: place }: Step, world: World, time: VirtualTime): void {
  const { witness } = world
  const tab = world.tabs[place % world.tabs.length]
  if (tab === undefined) return
  const { engine } = tab
  const { fileWith } = world.disk
  // Nobody sees a tab that stands still.
  if (tab.isFrozen && inSight.has(command.kind)) return
  // Nobody sees the rows of a component that is gone, and other tabs may have its uploads by now.
  if (tab.witness.isStopped && world.visits !== null && 'row' in command) return
  const room = Math.max(MAX_FILES - witness.uploads.size, 0)
  switch (command.kind) {
    case 'add': {
      const first = witness.uploads.size
      const sizes = command.sizes.slice(0, room)
      const files = sizes.map((size, at) => fileWith(first + at, size, `${first + at}.mp4`))
      engine.add(command.hasHandles ? files.map((file) => withHandle(file, world)) : files)
      return tab.witness.look()
    }
    case 'again': {
      const upload = rowOf(tab, command.row)
      if (upload !== undefined && room > 0) engine.add([witness.fileOf(upload)])
      return tab.witness.look()
    }
    case 'bring': {
      const files = [...witness.files.values()]
      const file = files[command.file % Math.max(files.length, 1)]
      if (file !== undefined && room > 0) {
        engine.add([chosen(file, command.isLookalike ? 'lookalike' : 'same', world)])
      }
      return tab.witness.look()
    }
    case 'reselect': {
      const upload = rowOf(tab, command.row)
      if (upload !== undefined)
        engine.reselect(upload.id, chosen(witness.fileOf(upload), command.choice, world))
      return
    }
    case 'pause':
    case 'resume':
    case 'cancel':
    case 'retry':
    case 'remove':
    case 'confirm': {
      const upload = rowOf(tab, command.row)
      if (upload === undefined) return
      if (command.kind === 'remove') tab.witness.takesOff(upload)
      return engine[command.kind](upload.id)
    }
    case 'withdraw': {
      const upload = rowOf(tab, command.row)
      if (upload === undefined) return
      tab.witness.takesOff(upload)
      return engine.withdraw(upload.id)
    }
    case 'undo': {
      const { uploads, removed } = engine.getState()
      const withdrawn = [...uploads, ...removed].filter(isWithdrawn)
      const upload = withdrawn[command.row % Math.max(withdrawn.length, 1)]
      if (upload === undefined) return
      tab.witness.putsBack(upload)
      return engine.undo(upload.id)
    }
    case 'uploadAgain': {
      const upload = rowOf(tab, command.row)
      if (upload === undefined) return
      tab.witness.startsOver(upload)
      return engine.restart(upload.id)
    }
    case 'pauseAll':
    case 'resumeAll':
    case 'clear':
      return engine[command.kind]()
    case 'stop':
    case 'start':
      return tab[command.kind]()
    case 'restart':
      tab.stop()
      return tab.start()
    case 'configure':
      return tab.configure(command)
    case 'comeBack':
      return tab.comeBack()
    case 'reload':
      return world.reload(tab)
    case 'openTab':
      if (world.tabs.length < MAX_TABS) world.openTab()
      return
    case 'closeTab':
      if (world.tabs.length > 1) world.closeTab(tab)
      return
    case 'away':
      for (const each of world.tabs) world.closeTab(each)
      time.skip(command.ms)
      return world.openTab()
    case 'storeFault':
      return world.visits?.fail(command.how, command.ms)
    case 'messageFault':
      return world.visits?.failMessages(command.how, command.ms)
    case 'refuse':
      return world.visits?.refuseOnce()
    case 'fault':
      return world.fail(command.rule)
    case 'endpointFault':
      return world.failEndpoint(command.rule)
    case 'disconnect':
      return world.disconnect(command.isKnown)
    case 'connect':
      return world.connect()
    case 'freeze':
      return tab.freeze(command)
    case 'forgetUploads':
      return world.forgetUploads()
    case 'unreadable': {
      const files = [...witness.files.values()]
      const file = files[command.file % Math.max(files.length, 1)]
      if (file !== undefined) world.disk.fail(file, command.error, command.ms)
      return
    }
    case 'repeat':
      return world.repeat(command.rule)
    case 'sleep':
      witness.sleptSince = time.now()
      time.skip(command.ms)
      witness.awakeSince = time.now()
      return
    case 'setClock':
      return world.setClock(command.by)
  }
}

function rowOf({ engine }: Tab, row: number): Upload | undefined {
  const { uploads } = engine.getState()
  return uploads[row % Math.max(uploads.length, 1)]
}

function withHandle(file: ContentFile, { visits }: World): ContentFile | PickedFile {
  return visits === null ? file : { file, handle: visits.handleOf(file) }
}

function chosen({ seed, size, name }: ContentFile, choice: Choice, { disk }: World): ContentFile {
  const { fileWith } = disk
  switch (choice) {
    case 'same':
      return fileWith(seed, size, name)
    case 'lookalike':
      return fileWith(seed + 1000, size, name)
    case 'another':
      return fileWith(seed, size + 1, name)
  }
}
