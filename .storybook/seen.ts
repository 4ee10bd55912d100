/** Told by the frame of the stories once something is rendered. Storybook's own events come seconds later, when nothing moves any more. */
export const SEEN = 'first-page/seen'
