import type { ColumnFile, ListFile } from '../Config.ts';
import {
  choice,
  either,
  filled,
  flag,
  list,
  object,
  optional,
  pointer,
  record,
  set,
  type Shape,
  variant,
  words,
} from '../shape/index.ts';

type Built = Exclude<ColumnFile, { show: 'field' }>;
type Field = Extract<ColumnFile, { show: 'field' }>;

const built = (show: Built['show']): Shape<ColumnFile> => record<Built>()({ show: choice(show) });

const columnShape: Shape<ColumnFile> = variant<ColumnFile>('show', {
  number: built('number'),
  summary: built('summary'),
  state: built('state'),
  deadline: built('deadline'),
  grid: built('grid'),
  opened: built('opened'),
  reporter: built('reporter'),
  updated: built('updated'),
  field: record<Field>()({ show: choice('field'), pointer }),
});

export const listShape: Shape<ListFile> = record<ListFile>()({
  title: words,
  flow: filled,
  posts: set(filled),
  where: optional(either(object, flag)),
  columns: list(columnShape, 1),
  sort: choice<ListFile['sort']>('deadline', 'newest', 'oldest'),
});
