import type { JsonObject } from '#core/base';

const text = { type: 'string', minLength: 1 };
const texts = { type: 'array', uniqueItems: true, items: text };
const pointer = { type: 'string', pattern: '^/' };
const mapOf = (value: JsonObject): JsonObject => ({ type: 'object', additionalProperties: value });
const closed = (properties: JsonObject, required: readonly string[]): JsonObject => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});

const deadline = closed(
  {
    due: { type: ['string', 'null'], pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-4]):[0-5][0-9]$' },
    light: { enum: ['green', 'yellow', 'red', 'paused', 'met', 'missed'] },
    provisional: { type: 'boolean' },
    run: { type: 'integer', minimum: 1 },
  },
  [],
);

const expectation = closed(
  {
    verdict: { enum: ['applied', 'superseded', 'refused'] },
    code: text,
    states: texts,
    tags: texts,
    may: mapOf(texts),
    mayNot: mapOf(mapOf(text)),
    deadlines: mapOf(deadline),
    parties: mapOf(texts),
    record: { type: 'object' },
    questions: { ...texts, items: pointer },
    audience: texts,
  },
  [],
);

const edit = closed({ pointer, from: {}, to: {}, answers: texts }, ['pointer']);

const step = closed(
  {
    at: {
      type: 'string',
      pattern:
        '^([0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]|\\+(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?)$',
    },
    wait: { const: true },
    by: text,
    post: text,
    act: text,
    grid: text,
    data: { type: 'object' },
    edits: { type: 'array', items: edit, minItems: 1 },
    sees: { type: 'integer', minimum: 0 },
    expect: expectation,
  },
  ['at'],
);

/** The shape of a scenario file, in the subset of JSON Schema that conditions use. */
export const SCENARIO_SCHEMA: JsonObject = closed(
  {
    $schema: { type: 'string' },
    title: { ...mapOf(text), minProperties: 1 },
    people: {
      ...mapOf(
        closed(
          {
            name: text,
            holdings: { type: 'array', items: closed({ post: text, seat: text }, ['post', 'seat']) },
          },
          ['name', 'holdings'],
        ),
      ),
      minProperties: 1,
    },
    start: {
      type: 'string',
      pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})$',
    },
    steps: { type: 'array', items: step, minItems: 1 },
  },
  ['title', 'people', 'start', 'steps'],
);
