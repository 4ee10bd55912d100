import { testEveryStory } from './every-story.js'

// From right to left.
testEveryStory({ scheme: 'dark', locale: 'ar' })
