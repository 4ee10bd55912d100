import { anySchedule } from './any-schedule.js'
import { holdPromises } from './hold-promises.js'

holdPromises(anySchedule, { kind: 'one page', share: 0.3 })
