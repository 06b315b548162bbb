/** Commands that add several parts at once. */
import { inLanguage, isObject, type JsonObject, type Language } from '#core';
import { fromJson } from '#designer/edit';
import { finish, refused, say, sentenceOn, type Commanded, type FreshName, type Target } from './Command.ts';
import { findItem, outlineOf } from './outlineOf.ts';
import type { Goal } from './parts.ts';
import { penFor, type Pen } from './Pen.ts';
import { isTaken, ownerOf, placeIn, putPart } from './placing.ts';
import { languagesOf, textsFile } from './reading.ts';
import { SNIPPETS, textQuestion, type Prefab, type SnippetId } from './snippets.ts';
import { setWords } from './translations.ts';

const NO_SECTION = say(
  '那里放不下题目。请选择表单本身或一个分组。',
  'Nothing can be put there. Choose the form itself or a section.',
);
const EMPTY = say('请粘贴或填写题目，每行一道。', 'Paste or write the questions, one a line.');

/** A part of several that are often asked together, with everything in it and its words in every language of the town. */
export function addSnippet(
  target: Omit<Target, 'pointer'>,
  id: SnippetId,
  goal: Goal,
  fresh: FreshName,
): Commanded {
  const prefab = SNIPPETS[id];
  const label = sentenceOn(
    prefab.title,
    (name) => `添加常用题目${name}`,
    (name) => `Add the ready-made ${name}`,
  );
  return put(target, [prefab], goal, fresh, label);
}

/** A question for each line that is not empty: a column pasted from a table. A line that stands there twice is asked once. */
export function addQuestions(
  target: Omit<Target, 'pointer'>,
  lines: readonly string[],
  goal: Goal,
  fresh: FreshName,
): Commanded {
  const titles = [...new Set(lines.map((line) => line.trim()).filter((line) => line !== ''))];
  if (titles.length === 0) return refused(EMPTY);
  const first = languagesOf(target.draft)[0] ?? 'zh-CN';
  const questions = titles.map((title) => textQuestion({ [first]: title }));
  const n = String(titles.length);
  return put(target, questions, goal, fresh, say(`添加 ${n} 道题`, `Add ${n} questions`));
}

function put(
  { draft, form }: Omit<Target, 'pointer'>,
  prefabs: readonly Prefab[],
  { into, at }: Goal,
  fresh: FreshName,
  label: ReturnType<typeof say>,
): Commanded {
  const outline = outlineOf(draft, form);
  const section = outline && findItem(outline, into);
  if (section?.kind !== 'section' && section?.kind !== 'group') return refused(NO_SECTION);
  const pen = penFor(draft);
  const owner = ownerOf(section);
  const begin = Math.max(0, Math.min(at, section.children.length));
  const places = prefabs.map((prefab, index) => {
    const key = fresh(prefab.kind, (name) => isTaken(pen, form, owner, name));
    const made = build(prefab, languagesOf(draft), placeIn(owner, key).schema, fresh);
    putPart(
      pen,
      form,
      owner,
      { key, schema: fromJson(made.schema), look: undefined, required: false },
      begin + index,
    );
    for (const { pointer, language, words } of made.words) write(pen, form, pointer, language, words);
    return placeIn(owner, key).schema;
  });
  return finish(pen, { label, focus: places[0] ?? into });
}

interface Built {
  readonly schema: JsonObject;
  readonly words: readonly {
    readonly pointer: string;
    readonly language: Language;
    readonly words: string;
  }[];
}

function build(
  { kind, title, schema, inside }: Prefab,
  [first = 'zh-CN', ...others]: readonly Language[],
  pointer: string,
  fresh: FreshName,
): Built {
  const names = new Set<string>();
  const around = kind === 'group' ? `${pointer}/items` : pointer;
  const parts = inside.map((one) => {
    const key = fresh(one.kind, (name) => names.has(name));
    names.add(key);
    return { key, made: build(one, [first, ...others], `${around}/properties/${key}`, fresh) };
  });
  const properties = Object.fromEntries(parts.map(({ key, made }) => [key, made.schema]));
  const { items } = schema;
  const filled =
    inside.length === 0
      ? schema
      : kind === 'group'
        ? { ...schema, items: { ...(isObject(items) ? items : {}), properties } }
        : { ...schema, properties };
  const own = others.flatMap((language) => {
    const words = title[language];
    return words === undefined ? [] : [{ pointer, language, words }];
  });
  return {
    schema: { title: inLanguage(title, first), ...filled },
    words: [...own, ...parts.flatMap(({ made }) => made.words)],
  };
}

function write(pen: Pen, form: string, pointer: string, language: Language, words: string): void {
  setWords(pen, textsFile(form, language), `${pointer}/title`, { words: fromJson(words), near: pointer });
}
