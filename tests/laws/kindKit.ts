import type { JsonObject } from '#core/base';
import { kindIds, KINDS, type KindId } from '#core/kinds';
import { readKit, type Kit } from '#core/model';
import { readTown } from '../examples/readTown.ts';

export const KIND_FORM = 'kinds';

const PAIR = [
  { const: 'a', title: '甲' },
  { const: 'b', title: '乙' },
];

/** As the table has it; where an author has to say more (the choices, the calculation), a little of that. */
export function schemaOfKind(id: KindId): JsonObject {
  const { schema } = KINDS[id];
  if (id === 'choice') return { ...schema, oneOf: PAIR };
  if (id === 'choices') return { ...schema, items: { type: 'string', oneOf: PAIR } };
  return id === 'calculated' ? { ...schema, 'x-calc': { add: [2, 2] } } : schema;
}

/** One field of every kind, by the kind's name. */
export function everyKind(): JsonObject {
  const named = kindIds.map((id): [string, JsonObject] => [id, { title: id, ...schemaOfKind(id) }]);
  return { type: 'object', title: '样例', properties: Object.fromEntries(named) };
}

/** The sample town with these files besides: a kit as it is read, unseen by the checks that hold an author to the law and to both languages. */
export function townWith(files: Readonly<Record<string, JsonObject>>): Kit {
  const more = Object.entries(files).map(([path, value]): [string, string] => [path, JSON.stringify(value)]);
  const loaded = readKit(new Map([...readTown(), ...more]));
  if (loaded.status === 'refused') throw new Error(JSON.stringify(loaded.problems, null, 1));
  return loaded.kit;
}

/** The sample town with a form of every kind of field. */
export function kindKit(): Kit {
  return townWith({ [`forms/${KIND_FORM}/form.schema.json`]: everyKind() });
}
