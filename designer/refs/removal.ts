import type { Text } from '#core';
import { inLanguage, nearestName } from '#core';
import type { Draft } from '#designer/edit';
import { findTree } from '#designer/edit';
import type { MentionIndex } from './indexMentions.ts';
import { indexMentions } from './indexMentions.ts';
import type { Mention, Unit } from './Mention.ts';
import { prune } from './prune.ts';
import { sharing } from './rename.ts';
import type { Thing } from './Thing.ts';
import { keyOf, scopeOf } from './Thing.ts';
import { thingWords } from './thingWords.ts';
import { fill, say } from './words.ts';

/** What is to happen at one place when a thing goes. */
export type Remedy =
  /** What belongs to the mention goes too. */
  | { readonly kind: 'drop' }
  /** Another thing of the same kind is named instead. */
  | { readonly kind: 'replace'; readonly to: Thing }
  /** The place stays as it is and will be listed as a problem. */
  | { readonly kind: 'leave' };

/** One place that speaks of what goes, or several mentions in one condition. */
export interface Repair {
  readonly file: string;
  readonly unit: Unit;
  readonly mentions: readonly Mention[];
  /** What stands there. */
  readonly what: Text;
  /** Whether a condition asks for nothing else and goes as a whole. */
  readonly whole: boolean;
  readonly possible: readonly Remedy['kind'][];
  readonly proposed: Remedy;
}

export interface Removal {
  readonly draft: Draft;
  readonly thing: Thing;
  /** Where the thing itself is made: this goes in any case. */
  readonly own: readonly Mention[];
  /** Every other place, each with a proposal. Nothing happens to a place that is not listed. */
  readonly repairs: readonly Repair[];
  /** What `replace` may name: things of the same kind in the same place, in their order. */
  readonly candidates: readonly Thing[];
  /** Files that cannot be read, in which it may be spoken of still. */
  readonly unread: readonly string[];
}

/** What removing a thing does to the rest, with a proposal for every place; undefined when there is no such thing. */
export function proposeRemoval(draft: Draft, thing: Thing): Removal | undefined {
  const index = indexMentions(draft);
  // One definition may describe several fields: they go together.
  const things = sharing(index, thing);
  const own = things.flatMap((one) =>
    (index.mentions.get(keyOf(one)) ?? []).filter(({ role }) => role === 'defined'),
  );
  if (own.length === 0) return undefined;
  const mentions = [...index.mentions.values()].flatMap((list) => {
    const one = list[0]?.thing;
    return one && things.some((whole) => isPartOf(one, whole)) ? list : [];
  });
  const groups = new Map<string, Mention[]>();
  for (const mention of mentions) {
    if (own.some((one) => isWithin(mention, one))) continue;
    const key = `${mention.file} ${JSON.stringify(mention.unit)}`;
    groups.set(key, [...(groups.get(key) ?? []), mention]);
  }
  const candidates = candidatesFor(index, thing);
  const nearest = nearestTo(draft, thing, candidates);
  const repairs = [...groups.values()].flatMap((list) => repairOf(draft, thing, list, nearest) ?? []);
  return { draft, thing, own, repairs, candidates, unread: index.unread };
}

/** What was decided for a place, as a sentence. */
export function remedyWords({ draft }: Removal, repair: Repair, remedy: Remedy): Text {
  return fill('{0}：{1}', '{0}: {1}', repair.what, deedWords(draft, repair, remedy));
}

/** The same without the place. */
export function deedWords(draft: Draft, { unit, whole }: Repair, remedy: Remedy): Text {
  if (remedy.kind === 'leave') return say('先不动，会列为问题', 'left as it is and listed as a problem');
  if (remedy.kind === 'replace')
    return fill('改用“{0}”', 'names “{0}” instead', thingWords(draft, remedy.to));
  if (unit.kind === 'condition' && whole) return say('去掉这个条件', 'the condition goes');
  if (unit.kind === 'condition') return say('去掉用到它的那一行', 'the line that asks for it goes');
  if (unit.kind === 'transition') return say('删去这条流转', 'this way goes');
  return say('一并删去', 'goes with it');
}

/** The thing itself, and what lies in it. */
function isPartOf(one: Thing, thing: Thing): boolean {
  if (keyOf(one) === keyOf(thing)) return true;
  if (thing.kind === 'form') return 'form' in one && one.form === thing.form;
  if (thing.kind === 'flow') return 'flow' in one && one.flow === thing.flow;
  if (thing.kind === 'code-table') return one.kind === 'code' && one.table === thing.table;
  return isBelow(one, thing);
}

/** Fields and options in a field, states in a state. */
function isBelow(one: Thing, thing: Thing): boolean {
  if (thing.kind === 'state')
    return one.kind === 'state' && one.flow === thing.flow && one.path.startsWith(`${thing.path}.`);
  if (thing.kind !== 'field' || (one.kind !== 'field' && one.kind !== 'option')) return false;
  return one.form === thing.form && `${one.pointer}/`.startsWith(`${thing.pointer}/`);
}

/** Whether a mention goes with the place where the thing is made. */
function isWithin({ file, spot, unit }: Mention, own: Mention): boolean {
  if (own.file !== file) return false;
  if (own.unit.kind === 'file') return true;
  const place = 'pointer' in unit ? unit.pointer : 'pointer' in spot ? spot.pointer : undefined;
  return place !== undefined && 'pointer' in own.unit && `${place}/`.startsWith(`${own.unit.pointer}/`);
}

function candidatesFor({ mentions }: MentionIndex, thing: Thing): readonly Thing[] {
  const made = [...mentions.values()].flatMap(
    (list) => list.find(({ role }) => role === 'defined')?.thing ?? [],
  );
  return made.filter((one) => scopeOf(one) === scopeOf(thing) && !isPartOf(one, thing));
}

/** By its words: the names of options and questions may be letters by chance. */
function nearestTo(draft: Draft, thing: Thing, candidates: readonly Thing[]): Thing | undefined {
  const called = (one: Thing): string => inLanguage(thingWords(draft, one), 'zh-CN');
  // Two words of two characters that share one are no slip of the hand.
  if (called(thing).length < 3) return undefined;
  const near = nearestName(called(thing), candidates.map(called));
  return candidates.find((one) => called(one) === near);
}

function repairOf(
  draft: Draft,
  thing: Thing,
  mentions: readonly Mention[],
  nearest: Thing | undefined,
): Repair | undefined {
  const [first] = mentions;
  if (first === undefined) return undefined;
  const { unit, whole } = conditionUnit(draft, first.file, first.unit, mentions);
  // A key is not given another name here, because the other thing may have one beside it.
  const isNamed = mentions.every(({ spot, thing: one }) => {
    const isText = spot.at === 'value' || spot.at === 'text';
    return isText && keyOf(one) === keyOf(thing);
  });
  const possible: Remedy['kind'][] = [
    ...(unit.kind === 'fixed' ? [] : (['drop'] as const)),
    ...(isNamed ? (['replace'] as const) : []),
    'leave',
  ];
  const otherwise: Remedy = unit.kind === 'fixed' ? { kind: 'leave' } : { kind: 'drop' };
  const proposed: Remedy = isNamed && nearest ? { kind: 'replace', to: nearest } : otherwise;
  return { file: first.file, unit, mentions, what: first.what, whole, possible, proposed };
}

/** A way whose condition asks for nothing else can never be taken again: it goes as a whole, instead of being open to all. */
function conditionUnit(
  draft: Draft,
  file: string,
  unit: Unit,
  mentions: readonly Mention[],
): { readonly unit: Unit; readonly whole: boolean } {
  if (unit.kind !== 'condition') return { unit, whole: false };
  const [, way] = /^(.*)\/guard\/params\/condition$/.exec(unit.pointer) ?? [];
  const [, variant] = /^(.*\/variants\/\d+)\/when$/.exec(unit.pointer) ?? [];
  const tree = findTree(draft, file, unit.pointer);
  if (tree === undefined || prune(tree, unit.pointer, pointersOf(mentions)) !== undefined)
    return { unit, whole: false };
  if (unit.within !== undefined) return { unit: { kind: 'entry', pointer: unit.within }, whole: true };
  if (way !== undefined) return { unit: { kind: 'transition', pointer: way }, whole: true };
  return { unit: variant === undefined ? unit : { kind: 'entry', pointer: variant }, whole: true };
}

/** Where in the file the names stand. */
export function pointersOf(mentions: readonly Mention[]): ReadonlySet<string> {
  return new Set(mentions.flatMap(({ spot }) => ('pointer' in spot ? [spot.pointer] : [])));
}
