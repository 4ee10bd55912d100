import { testEveryStory } from './every-story.js'

// From left to right.
testEveryStory({ scheme: 'light', locale: 'en' })
