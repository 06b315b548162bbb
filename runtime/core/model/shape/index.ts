export { checkShape } from './checkShape.ts';
export type { Walk } from './checkShape.ts';
export {
  choice,
  either,
  filled,
  flag,
  ID,
  integer,
  later,
  list,
  map,
  NAME,
  number,
  object,
  optional,
  pointer,
  record,
  set,
  string,
  variant,
  words,
} from './Shape.ts';
export type { Naming, Shape } from './Shape.ts';
