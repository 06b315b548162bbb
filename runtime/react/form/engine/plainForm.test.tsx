/** The fast form beside RJSF's own `Form`: the same edits on generated schemas leave the same data and the same errors. */
import Form from '@rjsf/core';
import type { RJSFSchema } from '@rjsf/utils';
import { act, render } from '@testing-library/react';
import fc, { type Arbitrary } from 'fast-check';
import { createRef } from 'react';
import { expect, test } from 'vitest';
import {
  formJudge,
  inLanguage,
  isObject,
  loadKit,
  type JsonObject,
  type JsonValue,
  type Kit,
  type Pointer,
} from '#core';
import { sampleFiles } from '../../dev/sampleFiles.ts';
import { coreValidator, propertyOf } from '../coreValidator.ts';
import { fillCalculated } from '../fillCalculated.ts';
import { NOTHING_INVENTED } from '../nothingInvented.ts';
import { createPruner, pruneObject } from '../prune.ts';
import { createFormStore, type FormStore } from './FormStore.ts';
import { childOf, pathIn } from './paths.ts';

type FormData = Readonly<Record<string, unknown>>;

const loaded = loadKit(sampleFiles);
if (loaded.status === 'refused') throw new Error('the sample town does not load');
const town = loaded.kit;
const clock = (): number => Date.parse('2026-11-28T09:00:00+08:00');

function kitWith(schema: JsonObject): Kit {
  const form = { id: 'made', source: schema, schema, ui: {}, texts: {} };
  return { ...town, forms: { ...town.forms, made: form } };
}

interface Both {
  readonly store: FormStore;
  readonly plain: () => FormData;
  readonly change: (pointer: Pointer, value: (data: unknown) => unknown) => void;
  readonly errors: () => readonly [readonly unknown[], readonly unknown[]];
}

/** Both forms on the same schema, changed in step. */
function both(schema: JsonObject, initial: FormData = {}): Both {
  const kit = kitWith(schema);
  const pruner = createPruner();
  const judge = formJudge(kit, 'made');
  const store = createFormStore({
    schema,
    initial,
    pruner,
    behavior: NOTHING_INVENTED,
    validator: coreValidator(kit, 'made', 'zh-CN', clock, undefined, pruner),
    judge: (data) => judge(data, clock()),
    calculate: (data, changed, tell) => fillCalculated(kit, 'made', data, clock(), changed, tell),
    onChange: () => undefined,
  });
  const form = createRef<Form<FormData>>();
  const validator = coreValidator(kit, 'made', 'zh-CN', clock);
  render(
    <Form<FormData>
      ref={form}
      schema={schema as RJSFSchema}
      formData={initial}
      validator={validator}
      experimental_defaultFormStateBehavior={NOTHING_INVENTED}
      showErrorList={false}
      onError={() => undefined}
    />,
  );
  const plain = (): FormData => form.current?.state.formData ?? {};
  return {
    store,
    plain,
    change(pointer, value) {
      const path = [...pathIn(store.data(), pointer)];
      const next = value(store.valueAt(pointer));
      const there = value(path.reduce<unknown>(childOf, plain()));
      store.change(pointer, next);
      act(() => form.current?.onChange(there as FormData, path));
    },
    errors() {
      store.submit();
      act(() => void form.current?.validateForm());
      return [
        store.errors.all().map(({ pointer, message }) => [propertyOf(pointer), inLanguage(message, 'zh-CN')]),
        (form.current?.state.errors ?? []).map(({ property, message }) => [property, message]),
      ];
    },
  };
}

const NAMES = ['a', 'b', 'c', 'd'] as const;

const leaf: Arbitrary<JsonObject> = fc.oneof(
  fc.record({ type: fc.constant('string'), maxLength: fc.constantFrom(3, 30) }),
  fc.constant<JsonObject>({ type: 'string', default: '起初' }),
  fc.constant<JsonObject>({ type: ['string', 'null'] }),
  fc.record({ type: fc.constantFrom('number', 'integer'), minimum: fc.constantFrom(0, 2) }),
  fc.constant<JsonObject>({ type: 'boolean' }),
  fc.constant<JsonObject>({
    type: 'string',
    oneOf: [
      { const: 'x', title: '甲' },
      { const: 'y', title: '乙' },
    ],
  }),
  fc.constant<JsonObject>({ type: 'boolean', const: true }),
);

const question: Arbitrary<JsonObject> = fc
  .record({ name: fc.constantFrom(...NAMES), kind: fc.integer({ min: 0, max: 3 }) })
  .map(({ name, kind }): JsonObject => ({
    properties: { [name]: [{ const: true }, { const: 'x' }, { minLength: 2 }, { minimum: 1 }][kind] ?? true },
    required: [name],
  }));

/** What a branch may bring in; a name is the same question in each, because RJSF cannot merge a text with a yes. */
const BROUGHT: Readonly<Record<string, JsonObject>> = {
  e: { type: 'string', default: '起初' },
  f: { type: 'string', oneOf: [{ const: 'x', title: '甲' }] },
  g: { type: 'boolean', const: true },
  h: { type: 'number' },
};

const branch = fc
  .record({ names: fc.subarray(Object.keys(BROUGHT)), required: fc.subarray(['e', 'a']) })
  .map(({ names, required }): JsonObject => ({
    properties: Object.fromEntries(names.map((name) => [name, BROUGHT[name] ?? {}])),
    required,
  }));

const condition: Arbitrary<JsonObject> = fc.record(
  { if: question, then: branch, else: branch },
  { requiredKeys: ['if', 'then'], noNullPrototype: true },
);

function objectOf(inner: Arbitrary<JsonObject>): Arbitrary<JsonObject> {
  return fc
    .record({
      properties: fc.dictionary(fc.constantFrom(...NAMES), inner, { minKeys: 2, noNullPrototype: true }),
      required: fc.subarray(['a', 'b']),
      allOf: fc.array(condition, { maxLength: 2 }),
    })
    .map(({ properties, required, allOf }) => ({
      type: 'object',
      properties,
      required,
      ...(allOf.length === 0 ? {} : { allOf }),
    }));
}

const list = objectOf(leaf).map((items): JsonObject => ({ type: 'array', items, maxItems: 3 }));
const schemas = objectOf(
  fc.oneof(
    { weight: 4, arbitrary: leaf },
    { weight: 1, arbitrary: objectOf(leaf) },
    { weight: 1, arbitrary: list },
  ),
);

/** A place of a question that the form asks at the moment, and what its schema takes. */
function questions(
  store: FormStore,
  pointer: Pointer,
  raw: JsonObject,
): readonly (readonly [Pointer, JsonObject])[] {
  const shape = store.shapeAt(pointer, raw) as JsonObject;
  return Object.entries((shape['properties'] ?? {}) as JsonObject).flatMap(([name, property]) => {
    if (!isObject(property)) return [];
    const here = `${pointer}/${name}`;
    if (property['type'] === 'object') return questions(store, here, property);
    if (property['type'] !== 'array') return [[here, property] as const];
    const items = store.valueAt(here);
    const entries = Array.isArray(items) ? items.length : 0;
    const below = Array.from({ length: entries }, (_, index) =>
      questions(store, `${here}/${String(index)}`, property['items'] as JsonObject),
    );
    return [[here, property] as const, ...below.flat()];
  });
}

/** What a person may do with a question: `n` chooses among it. */
function answer(schema: JsonObject, n: number): (before: unknown) => unknown {
  if (schema['type'] === 'array') {
    return (before) => {
      const items = Array.isArray(before) ? (before as readonly unknown[]) : [];
      if (n % 3 === 0 && items.length < 3) return [...items, {}];
      return n % 3 === 1 ? items.slice(1) : [...items].reverse();
    };
  }
  const values: readonly (JsonValue | undefined)[] =
    schema['type'] === 'boolean'
      ? [true, false, undefined]
      : schema['type'] === 'number' || schema['type'] === 'integer'
        ? [0, 1, 2.5, '1e', undefined]
        : schema['oneOf'] !== undefined
          ? ['x', 'y', undefined]
          : ['a', 'ab', '中文字', ' ', undefined];
  return () => values[n % values.length];
}

test('U10 the same edits leave the same data and the same errors as in RJSF', () => {
  let changed = 0;
  fc.assert(
    fc.property(
      schemas,
      fc.array(fc.record({ at: fc.nat(), n: fc.nat() }), { minLength: 1, maxLength: 8 }),
      (schema, steps) => {
        const forms = both(schema);
        for (const { at, n } of steps) {
          const asked = questions(forms.store, '', schema);
          const chosen = asked[at % asked.length];
          if (chosen === undefined) return;
          forms.change(chosen[0], answer(chosen[1], n));
          changed += 1;
          expect(pruneObject(forms.store.data())).toEqual(pruneObject(forms.plain()));
        }
        const [ours, plain] = forms.errors();
        expect(ours).toEqual(plain);
      },
    ),
    { seed: 20261128, numRuns: 120 },
  );
  expect(changed).toBeGreaterThan(300);
}, 120_000);
