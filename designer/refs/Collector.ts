import type { JsonValue, Pointer, Text } from '#core';
import { isObject, joinPointer, own, splitPointer } from '#core';
import type { Mention, Range, Spot, Unit } from './Mention.ts';
import type { Thing } from './Thing.ts';
import type { Town } from './Town.ts';
import { fill, titleOf } from './words.ts';

/** What every mention of one place shares. */
export interface About {
  readonly unit: Unit;
  readonly what: Text;
  readonly role?: 'defined';
}

/** Gathers the mentions of one file. */
export class Collector {
  readonly town: Town;
  readonly file: string;
  readonly mentions: Mention[] = [];

  constructor(town: Town, file: string) {
    this.town = town;
    this.file = file;
  }

  add(thing: Thing | undefined, spot: Spot, { unit, what, role }: About): void {
    if (thing) this.mentions.push({ thing, role: role ?? 'used', file: this.file, spot, unit, what });
  }

  /** The name stands as the whole value at the pointer. */
  value(thing: Thing | undefined, pointer: Pointer, about: About): void {
    this.add(thing, { at: 'value', pointer }, about);
  }

  /** The name stands as the key at the pointer. */
  key(thing: Thing | undefined, pointer: Pointer, about: About): void {
    this.add(thing, { at: 'key', pointer }, about);
  }

  /**
   * A text that is a pointer into a form's data names each field on its way. `spot` says where in the file the text is.
   * @param base the place of the data that the pointer begins at
   */
  fields(
    form: string | undefined,
    pointer: Pointer,
    spot: (range: Range) => Spot,
    about: About,
    base: Pointer = '',
  ): void {
    for (const { data, range } of stepsOf(this.town, form, pointer, base)) {
      if (form !== undefined) this.add({ kind: 'field', form, pointer: data }, spot(range), about);
    }
  }

  /** A dotted path of states names each state on its way. */
  states(flow: string, path: string, pointer: Pointer, about: About, place: 'value' | 'key' = 'value'): void {
    let from = 0;
    for (const part of path.split('.')) {
      const to = from + part.length;
      this.add(
        { kind: 'state', flow, path: path.slice(0, to) },
        { at: place, pointer, range: { from, to } },
        about,
      );
      from = to + 1;
    }
  }

  /** Data of a form: its keys are fields, its values may be options, codes or units. */
  data(form: string | undefined, data: Pointer, value: JsonValue, pointer: Pointer, what: Text): void {
    if (form === undefined) return;
    const entry: Unit = { kind: 'entry', pointer };
    if (Array.isArray(value)) {
      (value as readonly JsonValue[]).forEach((item, index) => {
        this.data(form, `${data}/-`, item, pointer + joinPointer([index]), what);
      });
    } else if (isObject(value)) {
      for (const [name, part] of Object.entries(value)) {
        const place = pointer + joinPointer([name]);
        const field = data + joinPointer([name]);
        const unit: Unit = { kind: 'entry', pointer: place };
        this.key({ kind: 'field', form, pointer: field }, place, { unit, what });
        this.data(form, field, part, place, what);
      }
    } else {
      this.value(choiceOf(this.town, form, data, value), pointer, { unit: entry, what });
    }
  }
}

/** What a value at a place of a form's data names: a code, a unit or an option; undefined for free words. */
export function choiceOf(town: Town, form: string, data: Pointer, value: JsonValue): Thing | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const facts = town.forms.get(form)?.fields.get(data);
  if (facts === undefined) return undefined;
  const name = String(value);
  if (facts.codes !== undefined) return { kind: 'code', table: facts.codes, code: name };
  if (facts.kind === 'unit')
    return own(town.units, name) === undefined ? undefined : { kind: 'unit', unit: name };
  return facts.options.has(value) ? { kind: 'option', form, pointer: data, value } : undefined;
}

/** The fields that a pointer passes, with where each is written in it. */
function stepsOf(
  town: Town,
  form: string | undefined,
  pointer: Pointer,
  base: Pointer,
): readonly { readonly data: Pointer; readonly range: Range }[] {
  const fields = form === undefined ? undefined : town.forms.get(form)?.fields;
  const found: { data: Pointer; range: Range }[] = [];
  let data = base;
  let from = 1;
  for (const raw of pointer.split('/').slice(1)) {
    const to = from + raw.length;
    const isItem = /^(?:\d+|-|\*)$/.test(raw) && fields?.has(`${data}/-`) === true;
    data += isItem ? '/-' : joinPointer([splitPointer(`/${raw}`)[0] ?? '']);
    if (!isItem) found.push({ data, range: { from, to } });
    from = to + 1;
  }
  return found;
}

/** “caller · name” as people read it. */
export function fieldWords(town: Town, form: string, data: Pointer): Text {
  return town.forms.get(form)?.fields.get(data)?.title ?? fill('{0}', '{0}', lastName(data));
}

function lastName(data: Pointer): string {
  return splitPointer(data).at(-1) ?? data;
}

export function postWords(town: Town, post: string): Text {
  return titleOf(own(town.posts, post), post);
}
