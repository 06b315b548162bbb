/** The contents that an act may be sent with, right and wrong; what is right says Ajv and not the interpreter under test. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { isObject, type JsonObject, type JsonValue } from '#core/base';
import type { Edit, Kit } from '#core/model';
import { type Content, contentsOf } from './walkFlow.ts';

export const KINDS = [
  'valid',
  'none',
  'missing',
  'wrong type',
  'over limit',
  'unknown field',
  'bad option',
] as const;
export type Kind = (typeof KINDS)[number];

export interface Sample {
  readonly kind: Kind;
  readonly content: Content;
  /** Whether the act's form allows it. */
  readonly isRight: boolean;
}

/** Formats are left out: no mutation here is about them, and the unchanged data is right. */
const ajv = new Ajv2020({ strict: false, validateFormats: false });

/**
 * Samples of each kind that the act's form has.
 * @param each field in its turn, or of each kind the first that there is
 */
export function samplesOf(kit: Kit, flowId: string, act: string, each: boolean): readonly Sample[] {
  const action = kit.flows[flowId]?.actions[act];
  const found = action?.edits === undefined ? dataSamples(kit, flowId, act) : editSamples(kit, flowId, act);
  return each ? found : KINDS.flatMap((kind) => found.find((sample) => sample.kind === kind) ?? []);
}

function dataSamples(kit: Kit, flowId: string, act: string): readonly Sample[] {
  const flow = kit.flows[flowId]!;
  const formId = act === 'open' ? flow.form : flow.actions[act]?.form;
  if (formId === undefined) {
    return [
      { kind: 'valid', content: {}, isRight: true },
      { kind: 'unknown field', content: { data: { 'x-unknown': 1 } }, isRight: false },
    ];
  }
  const schema = kit.forms[formId]!.schema;
  const test = ajv.compile(schema);
  const valid = contentsOf(kit, flowId)(act).find(({ data }) => data !== undefined && test(data))?.data;
  if (valid === undefined) throw new Error(`no right data for ${flowId} ${act}`);
  const judged = (kind: Kind, data: JsonObject): Sample => ({ kind, content: { data }, isRight: test(data) });
  return [
    judged('valid', valid),
    { kind: 'none', content: {}, isRight: test({}) },
    judged('unknown field', { ...valid, 'x-unknown': 1 }),
    ...propertiesOf(schema).flatMap(([name, property]) => [
      judged('missing', without(valid, name)),
      ...wrongOf(property).map(([kind, value]) => judged(kind, { ...valid, [name]: value })),
    ]),
  ];
}

function editSamples(kit: Kit, flowId: string, act: string): readonly Sample[] {
  const flow = kit.flows[flowId]!;
  const valid = contentsOf(kit, flowId)(act).find(({ edits }) => edits !== undefined)?.edits ?? [];
  const allowed = flow.actions[act]?.edits ?? [];
  const properties = new Map(
    propertiesOf(kit.forms[flow.form]!.schema).map(([name, schema]) => [`/${name}`, schema]),
  );
  const wrong = (kind: Kind, edits: readonly Edit[]): Sample => ({
    kind,
    content: { edits },
    isRight: false,
  });
  const elsewhere = [...properties.keys()].find(
    (pointer) => !allowed.some((root) => root === pointer || root.startsWith(`${pointer}/`)),
  );
  return [
    { kind: 'valid', content: { edits: valid }, isRight: true },
    { kind: 'none', content: {}, isRight: false },
    wrong('unknown field', [{ pointer: elsewhere ?? '/x-unknown', to: 1 }]),
    { kind: 'unknown field', content: { edits: valid, data: { 'x-unknown': 1 } }, isRight: false },
    ...allowed.flatMap((pointer) =>
      wrongOf(properties.get(pointer) ?? true)
        // Where anything is allowed there is nothing wrong.
        .filter(([, to]) => !ajv.compile(properties.get(pointer) as JsonObject)(to))
        .map(([kind, to]) => wrong(kind, [{ pointer, to }])),
    ),
  ];
}

function propertiesOf(schema: JsonObject): readonly (readonly [string, JsonValue])[] {
  const properties = schema['properties'];
  return isObject(properties) ? Object.entries(properties) : [];
}

function without(data: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(data).filter(([key]) => key !== name));
}

/** Values that the field itself does not allow; whether the form does, Ajv says. */
function wrongOf(schema: JsonValue): readonly (readonly [Kind, JsonValue])[] {
  if (!isObject(schema)) return [];
  const found: (readonly [Kind, JsonValue])[] = [];
  const {
    type,
    enum: options,
    maxLength,
    maximum,
    maxItems,
    items,
  } = schema as Record<string, JsonValue | undefined>;
  found.push(['wrong type', type === 'string' ? 7 : 'x-wrong']);
  if (Array.isArray(options)) found.push(['bad option', 'no-such-option']);
  if (typeof maxLength === 'number') found.push(['over limit', '长'.repeat(maxLength + 1)]);
  if (typeof maximum === 'number') found.push(['over limit', maximum + 1]);
  if (typeof maxItems === 'number') {
    const one =
      isObject(items) && Array.isArray(items['enum']) ? ((items['enum'] as JsonValue[])[0] ?? 'x') : 'x';
    found.push(['over limit', Array.from({ length: maxItems + 1 }, () => one)]);
  }
  return found;
}
