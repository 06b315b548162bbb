import type {
  ActionFile,
  AudienceFile,
  Condition,
  DeadlineFile,
  FlowFile,
  GrantFile,
  PartyFile,
  PrintFile,
  SpanFile,
  VolumeFile,
} from '../Config.ts';
import {
  choice,
  either,
  filled,
  flag,
  integer,
  list,
  map,
  NAME,
  type Naming,
  number,
  object,
  optional,
  pointer,
  record,
  set,
  type Shape,
  string,
  variant,
  words,
} from '../shape/index.ts';
import { chartShape } from './chartShape.ts';

const ASSIGNED: Naming = {
  pattern: /^(?:@person|@unit|\/.*)$/,
  what: {
    'zh-CN': '@person、@unit 或表单里的位置，例如 /lead',
    en: '@person, @unit or a place in the form such as /lead',
  },
};

const PLACE: Naming = {
  pattern: /^\/.+$/,
  what: { 'zh-CN': '表单里的位置，例如 /lead', en: 'a place in the form such as /lead' },
};

const RECIPIENT: Naming = {
  pattern: /^(?:grid|town|party:[A-Za-z][A-Za-z0-9_-]*)$/,
  what: { 'zh-CN': '“grid”“town”，或“party:”加角色的名称', en: 'grid, town or party:<party>' },
};

const condition: Shape<Condition> = either(object, flag);

const partyShape = record<PartyFile>()({
  title: words,
  kind: choice<PartyFile['kind']>('person', 'unit'),
  many: optional(flag),
});

const actionShape = record<ActionFile>()({
  title: words,
  help: optional(words),
  tone: optional(choice<NonNullable<ActionFile['tone']>>('main', 'plain', 'danger')),
  form: optional(filled),
  by: list(record<GrantFile>()({ post: filled, as: optional(filled) })),
  unless: optional(set(filled)),
  during: optional(set(filled)),
  assigns: optional(map(NAME, string(ASSIGNED))),
  edits: optional(set(pointer)),
  // What is inside is for the checks, which know the record.
  prefill: optional(map(PLACE, object)),
});

/** Least amount by unit: no days are the starting day itself, but no hours would be over at once. */
const LEAST = { days: 0, workdays: 0, hours: 1, minutes: 1 } as const satisfies Record<
  SpanFile['unit'],
  number
>;

type Variant = NonNullable<DeadlineFile['variants']>[number];

/** A record with a span, by its unit. */
function perUnit<T extends SpanFile>(
  shape: (span: { readonly amount: Shape<number>; readonly unit: Shape<SpanFile['unit']> }) => Shape<T>,
): Shape<T> {
  const of = (unit: SpanFile['unit']): Shape<T> =>
    shape({ amount: integer(LEAST[unit]), unit: choice<SpanFile['unit']>(unit) });
  return variant<T>('unit', {
    days: of('days'),
    workdays: of('workdays'),
    hours: of('hours'),
    minutes: of('minutes'),
  });
}

const variantShape = perUnit<Variant>((span) =>
  record<Variant>()({ when: condition, ...span, rollover: optional(flag) }),
);

const warnShape = record<NonNullable<DeadlineFile['warn']>>()({
  share: optional(number(0, 1)),
  workdays: optional(integer(0)),
});

const deadlineShape = perUnit<DeadlineFile>((span) =>
  record<DeadlineFile>()({
    title: words,
    ...span,
    during: set(filled, 1),
    from: optional(filled),
    variants: optional(list(variantShape)),
    pauses: optional(set(filled)),
    rollover: optional(flag),
    includeStart: optional(flag),
    warn: optional(warnShape),
    extendedBy: optional(record<NonNullable<DeadlineFile['extendedBy']>>()({ act: filled, until: pointer })),
  }),
);

const printShape = record<PrintFile>()({
  title: words,
  template: filled,
  posts: set(filled),
  during: optional(set(filled)),
});

export const flowShape: Shape<FlowFile> = record<FlowFile>()({
  title: words,
  form: filled,
  summary: list(pointer),
  chart: chartShape,
  parties: map(NAME, partyShape),
  actions: map(NAME, actionShape),
  deadlines: optional(map(NAME, deadlineShape)),
  audience: list(record<AudienceFile>()({ during: optional(set(filled)), to: set(string(RECIPIENT), 1) })),
  volume: optional(
    record<VolumeFile>()({ per: choice('grid', 'household', 'town'), yearly: number(0, 100_000) }),
  ),
  prints: optional(map(NAME, printShape)),
});
