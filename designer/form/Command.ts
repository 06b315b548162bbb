import { inLanguage, type Pointer, type Text } from '#core';
import type { Change, Draft } from '#designer/edit';
import { findTree } from '#designer/edit';
import type { Item } from './Item.ts';
import { findItem, outlineOf, parentOf } from './outlineOf.ts';
import type { Pen } from './Pen.ts';
import { penFor } from './Pen.ts';
import { languagesOf, memberOf, textOf, textsFile } from './reading.ts';

/** Something an author asked for, ready to be performed. */
export interface Command {
  /** The line in the list of changes: “删除“姓名”” / Delete “Name”. */
  readonly label: Text;
  readonly change: Change;
  /** The part of the form to go to afterwards. */
  readonly focus: Pointer;
  /** Commands in a row with the same name are one step. */
  readonly joins?: string;
}

export type Commanded =
  | { readonly status: 'ready'; readonly command: Command }
  /** It cannot be done; `why` is for the author. */
  | { readonly status: 'refused'; readonly why: Text };

/** Gives a name that is not taken. The pure commands have no chance in them: whoever calls brings it. */
export type FreshName = (prefix: string, taken: (name: string) => boolean) => string;

/** One part of a form that a command is about. */
export interface Target {
  readonly draft: Draft;
  readonly form: string;
  readonly pointer: Pointer;
}

export const say = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });

const UNUSUAL = say(
  '这里的写法比较特殊，不能在这里改。请联系技术人员。',
  'This part is written in an unusual way and cannot be changed here. Ask an integrator.',
);
const GONE = say('这一项已经不在了。', 'This part is no longer there.');

export const refused = (why: Text): Commanded => ({ status: 'refused', why });

interface Found {
  readonly pen: Pen;
  readonly outline: Item;
  readonly item: Item;
  readonly parent: Item;
}

/** Finds the part and lets `write` make the change; what comes of it is the command. */
export function commandOn(
  { draft, form, pointer }: Target,
  write: (found: Found) => Omit<Command, 'change'> | Text,
): Commanded {
  const outline = outlineOf(draft, form);
  const item = outline && findItem(outline, pointer);
  if (!outline || !item) return refused(GONE);
  const pen = penFor(draft);
  const written = write({ pen, outline, item, parent: parentOf(outline, pointer) });
  return isWritten(written) ? finish(pen, written) : refused(written);
}

/** A refusal has words by language, and no language is called so. */
function isWritten(written: Omit<Command, 'change'> | Text): written is Omit<Command, 'change'> {
  return typeof written.label === 'object';
}

export function finish(pen: Pen, written: Omit<Command, 'change'>): Commanded {
  const change = pen.change();
  return change === undefined ? refused(UNUSUAL) : { status: 'ready', command: { ...written, change } };
}

/** What a part is called, in each language: its title, else its name. */
export function titleOf(draft: Draft, form: string, item: Item): Text {
  const [first = 'zh-CN', ...others] = languagesOf(draft);
  const own = textOf(memberOf(item.schema, 'title')) ?? item.key;
  const rest = others.map((language) => {
    const words = findTree(draft, textsFile(form, language), '');
    return [language, textOf(memberOf(words, `${item.pointer}/title`)) ?? own];
  });
  return { [first]: own, ...Object.fromEntries(rest) } as Text;
}

/** A sentence in both languages of the product around the name of a part. */
export function sentenceOn(name: Text, zh: (name: string) => string, en: (name: string) => string): Text {
  return say(zh(`“${inLanguage(name, 'zh-CN')}”`), en(`“${inLanguage(name, 'en')}”`));
}
