import { isObject } from '#core';
import type { Draft } from '#designer/edit';
import { findValue, textsOf } from '#designer/edit';
import { Collector } from './Collector.ts';
import { flowMentions, layoutMentions } from './flowMentions.ts';
import { folderRange, schemaMentions, textMentions, uiMentions } from './formMentions.ts';
import type { Mention } from './Mention.ts';
import { codeMentions, listMentions, roleMentions, unitMentions } from './otherMentions.ts';
import { scenarioMentions } from './scenarioMentions.ts';
import { templateMentions } from './templateMentions.ts';
import type { Thing } from './Thing.ts';
import { keyOf } from './Thing.ts';
import type { Town } from './Town.ts';
import { readTown } from './Town.ts';

/** Every mention in a draft, by the thing. */
export interface MentionIndex {
  readonly town: Town;
  /** By `keyOf(thing)`, files in their order. */
  readonly mentions: ReadonlyMap<string, readonly Mention[]>;
  /** Which things are spoken of by one and the same name at one place, where it is more than one. */
  readonly bySpot: ReadonlyMap<string, readonly Thing[]>;
  /** JSON files that cannot be read: there may be mentions in them that nobody sees. */
  readonly unread: readonly string[];
}

/** A draft never changes, so it is looked through once. */
const made = new WeakMap<Draft, MentionIndex>();

/** Looks through all files of a draft, also of one that does not load. Never throws. */
export function indexMentions(draft: Draft): MentionIndex {
  const known = made.get(draft) ?? build(draft);
  made.set(draft, known);
  return known;
}

function build(draft: Draft): MentionIndex {
  const town = readTown(draft);
  const mentions = new Map<string, Mention[]>();
  const unread: string[] = [];
  const texts = textsOf(draft);
  for (const [path, file] of draft) {
    const to = new Collector(town, path);
    if (file.kind === 'text' && file.why !== 'no-json') unread.push(path);
    mentionsOfFile(to, texts.get(path) ?? '');
    for (const mention of to.mentions) {
      const key = keyOf(mention.thing);
      const list = mentions.get(key);
      if (list) list.push(mention);
      else mentions.set(key, [mention]);
    }
  }
  return { town, mentions, bySpot: sharedSpots(mentions), unread };
}

function sharedSpots(
  mentions: ReadonlyMap<string, readonly Mention[]>,
): ReadonlyMap<string, readonly Thing[]> {
  const spots = new Map<string, Thing[]>();
  for (const list of mentions.values()) {
    for (const mention of list) {
      // What stands beside a name is not renamed with it.
      if (mention.spot.at === 'beside') continue;
      const key = spotKey(mention);
      spots.set(key, [...(spots.get(key) ?? []), mention.thing]);
    }
  }
  return new Map([...spots].filter(([, things]) => things.length > 1));
}

/** Equal for mentions that write the same name at the same place. */
export function spotKey({ file, spot }: Mention): string {
  return `${file} ${JSON.stringify(spot)}`;
}

/** What kind of file it is, by its path, and who looks through it. The groups of the pattern are given on. */
const READERS: readonly (readonly [
  RegExp,
  (to: Collector, names: readonly string[], text: string) => void,
])[] = [
  [/^org\/roles\.json$/, roleMentions],
  [/^org\/units\.json$/, unitMentions],
  [/^codes\/([^/]+)\.json$/, (to, [table = '']) => withObject(to, (value) => codeMentions(to, table, value))],
  [/^lists\/([^/]+)\.json$/, (to, [list = '']) => withObject(to, (value) => listMentions(to, list, value))],
  [/^templates\/(.+)\.hbs$/, (to, [name = ''], text) => templateMentions(to, name, text)],
  [/^forms\/([^/]+)\/form\.schema\.json$/, (to, [form = '']) => schemaMentions(to, form)],
  [
    /^forms\/([^/]+)\/form\.ui\.json$/,
    (to, [form = '']) => {
      belongs(to, { kind: 'form', form }, folderRange(form));
      withObject(to, (value) => uiMentions(to, form, value));
    },
  ],
  [
    /^forms\/([^/]+)\/i18n\/([^/]+)\.json$/,
    (to, [form = '', language = '']) => {
      belongs(to, { kind: 'form', form }, folderRange(form));
      withObject(to, (value) => textMentions(to, form, language, value));
    },
  ],
  [/^flows\/([^/]+)\/flow\.json$/, (to, [id = '']) => withFlow(to, id, (flow) => flowMentions(to, flow))],
  [
    /^flows\/([^/]+)\/flow\.layout\.json$/,
    (to, [id = '']) => {
      belongs(to, { kind: 'flow', flow: id }, flowRange(id));
      withFlow(to, id, (flow) => withObject(to, (value) => layoutMentions(to, flow, value)));
    },
  ],
  [
    /^flows\/([^/]+)\/scenarios\/([^/]+)\.json$/,
    (to, [id = '', name = '']) => {
      belongs(to, { kind: 'flow', flow: id }, flowRange(id));
      withFlow(to, id, (flow) => withObject(to, (value) => scenarioMentions(to, flow, name, value)));
    },
  ],
];

function mentionsOfFile(to: Collector, text: string): void {
  for (const [pattern, see] of READERS) {
    const found = pattern.exec(to.file);
    if (found) see(to, found.slice(1), text);
  }
}

function withObject(to: Collector, see: (value: Parameters<typeof uiMentions>[2]) => void): void {
  const value = findValue(to.town.draft, to.file, '');
  if (isObject(value)) see(value);
}

function withFlow(to: Collector, id: string, see: (flow: Parameters<typeof flowMentions>[1]) => void): void {
  const flow = to.town.flows.get(id);
  if (flow) see(flow);
}

/** A file that goes where its folder goes. */
function belongs(to: Collector, thing: Thing, range: { readonly from: number; readonly to: number }): void {
  const what = { 'zh-CN': '同一文件夹里的文件', en: 'A file of the same folder' };
  to.add(thing, { at: 'path', range }, { unit: { kind: 'file' }, what });
}

function flowRange(id: string): { readonly from: number; readonly to: number } {
  return { from: 'flows/'.length, to: 'flows/'.length + id.length };
}
