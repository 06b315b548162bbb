export { explain } from './explain.ts';
export type { ExplainedDay, Explanation } from './Explanation.ts';
export { dueOf, dueOfRun, endOfDay } from './dueOf.ts';
export type { Due } from './dueOf.ts';
export type { Pause, Span } from './countDays.ts';
export { addDays, addWorkdays, dayOfDate, isWorkday, localDate, weekdayOf } from './dates.ts';
export { formatDue, formatInstant, weekdayWords } from './formatInstant.ts';
export { lightOf } from './lightOf.ts';
export { startedBy } from './startedBy.ts';
