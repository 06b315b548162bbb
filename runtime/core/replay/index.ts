/** A case is the fold of its events (SPEC P). */
export { completeIntent } from './completeIntent.ts';
export { dueTimes, type DueTime } from './dueTimes.ts';
export { resume, startFold, type Fold } from './Fold.ts';
export { newEvent, type NewEvent } from './newEvent.ts';
export { replay, replayAll, type Replayed } from './replay.ts';
