import { joinPointer, type Language, type Text } from '#core';
import {
  finish,
  languagesOf,
  penFor,
  refused,
  say,
  setWords,
  textsFile,
  type Commanded,
  type Pen,
} from '#designer/form';
import { fromJson, type Draft } from '#designer/edit';
import { wordsIn, type TextRow } from './TextRow.ts';

const NO_WORDS = say(
  '这里是原文，不能清空。不再需要的文字请到它所在的表单或流程里删除。',
  'These are the original words and cannot be emptied. Delete what is no longer needed in its form or flow.',
);
const LOST = say(
  '这段译文已经没有对应的原文，只能删除。',
  'This translation belongs to nothing any more: it can only be deleted.',
);

/** Gives a text other words in one language; empty ones take the translation away. The letters of one text are one step. */
export function setWordsOf(draft: Draft, row: TextRow, language: Language, words: string): Commanded {
  if (row.kind === 'lost') return refused(LOST);
  if (words.trim() === '' && isOriginal(draft, language)) return refused(NO_WORDS);
  const pen = penFor(draft);
  write(pen, row, language, words);
  return finish(pen, {
    label: sentence(row, language),
    focus: '',
    joins: `texts ${row.id} ${language}`,
  });
}

/** One text in one language, before and after. */
export interface WordsChange {
  readonly row: TextRow;
  readonly language: Language;
  readonly to: string;
}

/** Several texts as one step, as a table of them brings them. */
export function setManyWords(draft: Draft, changes: readonly WordsChange[]): Commanded {
  const pen = penFor(draft);
  for (const { row, language, to } of changes) {
    if (row.kind === 'lost') return refused(LOST);
    if (to.trim() === '' && isOriginal(draft, language)) return refused(NO_WORDS);
    write(pen, row, language, to);
  }
  const n = String(changes.length);
  return finish(pen, {
    label: say(`从表格导入 ${n} 处文字`, `Take in ${n} texts from a table`),
    focus: '',
  });
}

/** Deletes translations of what is not there any more. */
export function removeLost(draft: Draft, rows: readonly TextRow[]): Commanded {
  const pen = penFor(draft);
  const lost = rows.filter(({ kind }) => kind === 'lost');
  for (const { file, pointer } of lost) pen.remove(file, pointer);
  const n = String(lost.length);
  return finish(pen, {
    label: say(`删除 ${n} 处没有原文的译文`, `Delete ${n} translations of nothing`),
    focus: '',
  });
}

/** The first language is the one that others are translated from, and the one shown where a translation is missing. */
function isOriginal(draft: Draft, language: Language): boolean {
  return languagesOf(draft)[0] === language;
}

function write(pen: Pen, row: TextRow, language: Language, words: string): void {
  if (row.kind === 'form' && !isOriginal(pen.draft(), language)) {
    const near = row.key.replace(/\/[^/]*$/, '');
    const value = words === '' ? undefined : fromJson(words);
    setWords(pen, textsFile(row.form, language), row.key, { words: value, near });
    return;
  }
  const place = row.kind === 'form' ? row.pointer : row.pointer + joinPointer([language]);
  if (pen.find(row.file, place) === undefined) {
    if (words !== '') pen.add(row.file, place, fromJson(words), nextLanguage(pen, row, language));
  } else if (words === '') pen.remove(row.file, place);
  else pen.replace(row.file, place, fromJson(words));
}

/** New words stand in the order in which the town names its languages. */
function nextLanguage(pen: Pen, { file, pointer }: TextRow, language: Language): string | undefined {
  const languages = languagesOf(pen.draft());
  return languages
    .slice(languages.indexOf(language) + 1)
    .find((one) => pen.find(file, pointer + joinPointer([one])) !== undefined);
}

function sentence(row: TextRow, language: Language): Text {
  const [original = ''] = Object.values(row.words);
  const about = row.path.at(-1);
  const name = wordsIn(row, 'zh-CN') || original;
  const english = about?.['en'] ?? (wordsIn(row, 'en') || original);
  const chinese = about?.['zh-CN'] ?? name;
  const short = (words: string): string => (words.length > 24 ? `${words.slice(0, 24)}…` : words);
  return language === 'zh-CN'
    ? say(`修改“${short(chinese)}”的文字`, `Change the words of “${short(english)}”`)
    : say(
        `修改“${short(chinese)}”的译文（${language}）`,
        `Change the translation (${language}) of “${short(english)}”`,
      );
}
