import type { Text } from '#core';
import { own } from '#core';
import type { Draft } from '#designer/edit';
import type { Thing } from './Thing.ts';
import { nameOf } from './Thing.ts';
import type { Town } from './Town.ts';
import { readTown, stateWords } from './Town.ts';
import { say, titleOf } from './words.ts';

type Of<Kind extends Thing['kind']> = Extract<Thing, { readonly kind: Kind }>;
type Words = { readonly [Kind in Thing['kind']]?: (town: Town, thing: Of<Kind>) => Text | undefined };

const WORDS: Words = {
  field: ({ forms }, { form, pointer }) => forms.get(form)?.fields.get(pointer)?.title,
  option: ({ forms }, { form, pointer, value }) => forms.get(form)?.fields.get(pointer)?.options.get(value),
  code: ({ tables }, { table, code }) => tables.get(table)?.get(code),
  'code-table': ({ tableTitles }, { table }) => tableTitles.get(table),
  form: ({ forms }, { form }) => forms.get(form)?.title,
  flow: ({ flows }, { flow }) => flows.get(flow)?.title,
  post: ({ posts }, { post }) => titleOf(own(posts, post), post),
  unit: ({ units }, { unit }) => titleOf(own(units, unit), unit),
  act: ({ flows }, { flow, act }) => titleOf(own(flows.get(flow)?.actions ?? {}, act), act),
  party: ({ flows }, { flow, party }) => titleOf(own(flows.get(flow)?.parties ?? {}, party), party),
  deadline: ({ flows }, { flow, deadline }) =>
    titleOf(own(flows.get(flow)?.deadlines ?? {}, deadline), deadline),
  state({ flows }, { flow, path }) {
    const raw = flows.get(flow);
    return raw && stateWords(raw, path);
  },
};

/** What a thing is called by people; its name where nothing calls it otherwise. */
export function thingWords(draft: Draft, thing: Thing): Text {
  const words = (WORDS[thing.kind] as ((town: Town, thing: Thing) => Text | undefined) | undefined)?.(
    readTown(draft),
    thing,
  );
  return words ?? say(nameOf(thing), nameOf(thing));
}
