import { anyScheduleWithTabs } from './any-schedule.js'
import { holdPromises } from './hold-promises.js'

// What can go wrong on one page alone can go wrong here too, so most schedules are of this kind.
holdPromises(anyScheduleWithTabs, { kind: 'several visits and tabs', share: 0.35 })
