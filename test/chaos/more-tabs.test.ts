import { anyScheduleWithTabs } from './any-schedule.js'
import { holdPromises } from './hold-promises.js'

holdPromises(anyScheduleWithTabs, { kind: 'several visits and tabs', share: 0.35, seedOffset: 1 })
