import { inLanguage, isObject, type JsonObject, type JsonValue, own, type Text } from '#core/base';
import { planOf } from '#core/calc';
import { flowTable } from '#core/flow';
import type { ActionFile, Flow, Form, Kit, PartyFile, Reach } from '#core/model';
import type { RuleKit } from '#core/rules';
import { bakeSchema } from './bakeSchema.ts';

/** Whose acts come in by which door. */
const REACHES = {
  grid: ['grid', 'village'],
  person: ['grid', 'village'],
  unit: ['unit'],
  town: ['town'],
} as const satisfies Record<string, readonly Reach[]>;

export type EventKind = keyof typeof REACHES;

/**
 * As much of a kit as the door of one kind of database asks about: the answers and their words stay those of the whole kit
 * (the parity tests hold it to that). Acts that nobody may send here keep only who may do them.
 */
export function bakeKit(kit: Kit, kind: EventKind): RuleKit {
  const reaches: readonly Reach[] = REACHES[kind];
  const isHere = (post: string): boolean =>
    reaches.includes(own(kit.posts, post)?.reach ?? 'town') && post in kit.posts;
  const flows = mapValues(kit.flows, (flow) => bakeFlow(flow, isHere));
  const used = new Set(Object.values(flows).flatMap(formsOf));
  const forms = Object.fromEntries(Object.entries(kit.forms).filter(([id]) => used.has(id)));
  const { town, villages, grids } = kit.division;
  return {
    posts: mapValues(kit.posts, ({ id, title, reach, home }) => ({ id, title: words(title), reach, home })),
    units: mapValues(kit.units, ({ id }) => ({ id, title: {} })),
    division: {
      town: { code: town.code, name: {} },
      villages: mapValues(villages, ({ code }) => ({ code, name: {}, groups: [], grids: [] })),
      grids: mapValues(grids, ({ code, name, village }) => ({
        ...{ code, name: words(name), village },
        ...{ groups: [], households: 0, persons: 0, bounds: {} },
      })),
    },
    forms: mapValues(forms, bakeForm),
    flows,
    codes: bakeCodes(kit, Object.values(forms)),
    timeZone: kit.timeZone,
  };
}

/** The tables that a calculation looks into, with nothing but their facts. */
function bakeCodes(kit: Kit, forms: readonly Form[]): Kit['codes'] {
  const asked = new Set(
    forms.flatMap(({ schema }) => planOf(schema).order.flatMap((field) => field.reads.tables)),
  );
  const tables = Object.entries(kit.codes).filter(([id]) => asked.has(id));
  return mapValues(Object.fromEntries(tables), ({ id, standard, edition, confidence, codes }) => ({
    ...{ id, title: {}, standard, edition, confidence },
    codes: codes.map(({ code, facts }) => ({ code, title: {}, ...onlyDefined({ facts }) })),
  }));
}

/** The forms that some act or edit is judged by. */
function formsOf({ form, actions }: Flow): readonly string[] {
  const asked = Object.values(actions).flatMap((action) => (action.form === undefined ? [] : [action.form]));
  return form === '' ? asked : [form, ...asked];
}

function bakeFlow(flow: Flow, isHere: (post: string) => boolean): Flow {
  const actions: Record<string, ActionFile> = {};
  let needsRecord = false;
  for (const [act, action] of Object.entries(flow.actions)) {
    const asked = action.by.some(({ post }) => isHere(post));
    needsRecord ||= asked && (act === 'open' || action.edits !== undefined);
    actions[act] = bakeAction(flow, act, action, asked);
  }
  const opens = flow.actions['open']?.by.some(({ post }) => isHere(post)) === true;
  return {
    id: flow.id,
    title: words(flow.title),
    form: needsRecord ? flow.form : '',
    summary: [],
    chart: opens ? bakeNode(flow.chart, '', new Set(flowTable(flow).initial)) : {},
    parties: mapValues(flow.parties, ({ title, kind }): PartyFile => ({ title: words(title), kind })),
    actions,
    audience: flow.audience.map(({ to }) => ({ to })),
    scenarios: [],
  };
}

/** `open` is judged whole; of the others the door asks who, and for what. */
function bakeAction(flow: Flow, act: string, action: ActionFile, asked: boolean): ActionFile {
  const { title, by } = action;
  const posts = [...new Set(by.map(({ post }) => post))];
  return {
    title: words(title),
    by: act === 'open' ? by : posts.map((post) => ({ post })),
    ...(asked ? askedOf(flow, action) : {}),
    ...(act === 'open' ? onlyDefined({ during: action.during, unless: action.unless }) : {}),
  };
}

function askedOf(flow: Flow, { form, edits, assigns = {} }: ActionFile): Partial<ActionFile> {
  const units = Object.entries(assigns).filter(([party]) => own(flow.parties, party)?.kind === 'unit');
  return {
    ...onlyDefined({ form, edits }),
    ...(units.length > 0 ? { assigns: Object.fromEntries(units) } : {}),
  };
}

type Defined<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

function onlyDefined<T extends object>(members: T): Defined<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Defined<T>;
}

/** The chart as far as it is active before anything happened, and of its events only `open`. */
function bakeNode(node: JsonObject, path: string, active: ReadonlySet<string>): JsonObject {
  const baked: Record<string, JsonValue> = {};
  for (const key of ['id', 'type', 'initial', 'tags', 'history'])
    if (node[key] !== undefined) baked[key] = node[key];
  const meta = node['meta'];
  const title = isObject(meta) ? meta['title'] : undefined;
  if (isObject(title)) baked['meta'] = { title: words(title as Text) };
  const on = node['on'];
  const open = isObject(on) ? own(on, 'open') : undefined;
  if (open !== undefined) baked['on'] = { open: (Array.isArray(open) ? open : [open]).map(guardOnly) };
  const states = node['states'];
  if (isObject(states)) {
    const kept = Object.entries(states).flatMap(([name, child]): [string, JsonObject][] => {
      const below = path === '' ? name : `${path}.${name}`;
      return active.has(below) && isObject(child) ? [[name, bakeNode(child, below, active)]] : [];
    });
    baked['states'] = Object.fromEntries(kept);
  }
  return baked;
}

/** Where a transition leads is the replay's business. */
function guardOnly(transition: JsonValue): JsonObject {
  const guard = isObject(transition) ? transition['guard'] : undefined;
  return guard === undefined ? {} : { guard };
}

function bakeForm({ id, schema, texts }: Form): Form {
  const titles = mapValues({ 'zh-CN': texts['zh-CN'] ?? {}, en: texts['en'] ?? {} }, (known) =>
    Object.fromEntries(Object.entries(known).filter(([place]) => /^\/.*\/title$/.test(place))),
  );
  return { id, source: {}, schema: bakeSchema(schema), ui: {}, texts: titles };
}

/** In the two languages of the refusals. */
function words(text: Text): Text {
  return { 'zh-CN': inLanguage(text, 'zh-CN'), en: inLanguage(text, 'en') };
}

function mapValues<A, B>(
  record: Readonly<Record<string, A>>,
  change: (value: A) => B,
): Readonly<Record<string, B>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
