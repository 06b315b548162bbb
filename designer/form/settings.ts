/** Commands on what is said about one part: its words, whether it must be answered, its limits. */
import { isObject, joinPointer, KINDS, type JsonValue, type Language, type Limit, type Text } from '#core';
import { fromJson } from '#designer/edit';
import { commandOn, say, sentenceOn, titleOf, type Command, type Commanded, type Target } from './Command.ts';
import type { Item } from './Item.ts';
import { closeWay, openWay, setMember, type Pen } from './Pen.ts';
import { ownerOf, setRequired } from './placing.ts';
import { languagesOf, memberOf, schemaFile, textsFile, uiFile, valueOf } from './reading.ts';
import { setWords } from './translations.ts';

/** The words an author gives a part. `help` stands below the input, `description` above it. */
export type WordsOf = 'title' | 'description' | 'help' | 'placeholder';

const UI_KEYS: Readonly<Partial<Record<WordsOf, string>>> = {
  help: 'ui:help',
  placeholder: 'ui:placeholder',
};
const NAMES: Readonly<Record<WordsOf, Text>> = {
  title: say('名称', 'name'),
  description: say('说明', 'description'),
  help: say('提示', 'hint'),
  placeholder: say('示例', 'example'),
};

const NO_TITLE = say('名称不能为空。', 'The name cannot be empty.');
const OPAQUE = say(
  '这一项由技术人员编写，只能整项移动、复制或删除。',
  'This part was written by hand: it can be moved, copied and deleted as a whole.',
);

/** What a part says in a language; an empty text where it says nothing. */
export function wordsAt(target: Target, item: Item, which: WordsOf, language: Language): string {
  const { draft, form } = target;
  const uiKey = UI_KEYS[which];
  if (language !== languagesOf(draft)[0]) {
    const file = draft.get(textsFile(form, language));
    const root = file?.kind === 'json' ? file.root : undefined;
    return stringOf(memberOf(root, translationKey(item, which)));
  }
  return stringOf(uiKey === undefined ? memberOf(item.schema, which) : memberOf(item.look, uiKey));
}

function stringOf(tree: ReturnType<typeof memberOf>): string {
  const value = tree && valueOf(tree);
  return typeof value === 'string' ? value : '';
}

function translationKey(item: Item, which: WordsOf): string {
  const uiKey = UI_KEYS[which];
  return uiKey === undefined ? `${item.pointer}/${which}` : `ui:${item.ui}${joinPointer([uiKey])}`;
}

/** Gives a part other words in one language. The letters of one text are one step. */
export function setText(target: Target, which: WordsOf, words: string, language: Language): Commanded {
  const { draft, form, pointer } = target;
  return commandOn(target, ({ pen, item }) => {
    if (item.kind === 'opaque') return OPAQUE;
    const first = languagesOf(draft)[0];
    if (which === 'title' && words.trim() === '' && language === first) return NO_TITLE;
    if (language === first) setOwnWords(pen, form, item, which, words);
    else {
      const near = item.pointer;
      const value = words === '' ? undefined : fromJson(words);
      setWords(pen, textsFile(form, language), translationKey(item, which), { words: value, near });
    }
    const { 'zh-CN': zh = '', en = '' } = NAMES[which];
    return {
      label: sentenceOn(
        titleOf(draft, form, item),
        (name) => `修改${name}的${zh}`,
        (name) => `Change the ${en} of ${name}`,
      ),
      focus: pointer,
      joins: `${form} ${pointer} ${which} ${language}`,
    };
  });
}

function setOwnWords(pen: Pen, form: string, item: Item, which: WordsOf, words: string): void {
  const value = words === '' ? undefined : words;
  const uiKey = UI_KEYS[which];
  if (uiKey === undefined) {
    setMember(pen, schemaFile(form), item.pointer, {
      key: which,
      value,
      ...(which === 'title' ? { before: 'type' } : {}),
    });
  } else setLook(pen, form, item, uiKey, value);
  // What no longer has words has none in other languages either.
  if (value !== undefined) return;
  for (const language of languagesOf(pen.draft()).slice(1))
    setWords(pen, textsFile(form, language), translationKey(item, which), { words: undefined, near: '' });
}

function setLook(pen: Pen, form: string, item: Item, key: string, value: JsonValue | undefined): void {
  const file = uiFile(form);
  if (value === undefined && item.look === undefined) return;
  openWay(pen, file, item.ui);
  setMember(pen, file, item.ui, { key, value });
  if (item.ui !== '') closeWay(pen, file, item.ui);
}

const FORCED_PHOTO = say(
  '照片不能设为必填：不得强制上传工作照片。',
  'Photos cannot be required: nobody may be forced to upload them.',
);

/** Makes a part required or optional. */
export function setRequiredTo(target: Target, required: boolean): Commanded {
  const { draft, form, pointer } = target;
  return commandOn(target, ({ pen, item, parent }) => {
    if (required && item.kind === 'photos') return FORCED_PHOTO;
    setRequired(pen, form, ownerOf(parent), item.key, required);
    return {
      label: sentenceOn(
        titleOf(draft, form, item),
        (name) => (required ? `把${name}设为必填` : `把${name}设为选填`),
        (name) => (required ? `Make ${name} required` : `Make ${name} optional`),
      ),
      focus: pointer,
    };
  });
}

const LIMIT_NAMES: Readonly<Record<Limit, Text>> = {
  minLength: say('最少字数', 'fewest characters'),
  maxLength: say('最多字数', 'most characters'),
  minimum: say('最小值', 'smallest number'),
  maximum: say('最大值', 'largest number'),
  minItems: say('最少个数', 'fewest entries'),
  maxItems: say('最多个数', 'most entries'),
};
const PAIRS: readonly (readonly [Limit, Limit])[] = [
  ['minLength', 'maxLength'],
  ['minimum', 'maximum'],
  ['minItems', 'maxItems'],
];
const CROSSED = say('最小的不能大于最大的。', 'The smallest cannot be more than the largest.');
const NO_COUNT = say('请填写不小于 0 的整数。', 'Give a whole number, 0 or more.');

/** Sets a limit of a part; undefined takes it away. */
export function setLimit(target: Target, limit: Limit, value: number | undefined): Commanded {
  const { draft, form, pointer } = target;
  return commandOn(target, ({ pen, item }) => {
    const why = whyNot(item, limit, value);
    if (why !== undefined) return why;
    setMember(pen, schemaFile(form), pointer, { key: limit, value });
    const { 'zh-CN': zh = '', en = '' } = LIMIT_NAMES[limit];
    return label(draft, form, item, zh, en);
  });
}

function whyNot(item: Item, limit: Limit, value: number | undefined): Text | undefined {
  if (item.kind === 'opaque' || !KINDS[item.kind].limits.includes(limit)) return OPAQUE;
  if (item.kind === 'photos' && limit === 'minItems') return FORCED_PHOTO;
  if (value === undefined) return undefined;
  const isCount = limit !== 'minimum' && limit !== 'maximum';
  if (!Number.isFinite(value) || (isCount && !(Number.isSafeInteger(value) && value >= 0))) return NO_COUNT;
  return isCrossed(item, limit, value) ? CROSSED : undefined;
}

function isCrossed(item: Item, limit: Limit, value: number): boolean {
  const schema = valueOf(item.schema);
  const limits = { ...(isObject(schema) ? schema : {}), [limit]: value };
  return PAIRS.some(([least, most]) => {
    const [low, high] = [limits[least], limits[most]];
    return typeof low === 'number' && typeof high === 'number' && low > high;
  });
}

export function limitTitle(limit: Limit): Text {
  return LIMIT_NAMES[limit];
}

/** What the law asks of every field about a person. */
export interface PersonalWords {
  readonly purpose: string;
  readonly basis: string;
  readonly retention: string;
  readonly sensitivity: string;
}

/** Declares why a part asks about a person; undefined says that it does not. */
export function setPersonal(target: Target, personal: PersonalWords | undefined): Commanded {
  const { draft, form, pointer } = target;
  return commandOn(target, ({ pen, item }) => {
    if (item.kind === 'opaque') return OPAQUE;
    const value = personal === undefined ? undefined : { ...personal };
    setMember(pen, schemaFile(form), pointer, { key: 'x-personal', value });
    if (value === undefined) {
      for (const language of languagesOf(draft).slice(1)) {
        const key = `${pointer}/x-personal/purpose`;
        setWords(pen, textsFile(form, language), key, { words: undefined, near: '' });
      }
    }
    return {
      ...label(draft, form, item, '个人信息说明', 'personal data declaration'),
      joins: `${form} ${pointer} x-personal`,
    };
  });
}

/** Words behind a number: 分, 亩, 元. */
export function setUnit(target: Target, unit: string): Commanded {
  const { draft, form, pointer } = target;
  return commandOn(target, ({ pen, item }) => {
    if (item.kind !== 'integer' && item.kind !== 'number') return OPAQUE;
    setMember(pen, schemaFile(form), pointer, { key: 'x-unit', value: unit === '' ? undefined : unit });
    if (unit === '')
      for (const language of languagesOf(draft).slice(1))
        setWords(pen, textsFile(form, language), `${pointer}/x-unit`, { words: undefined, near: '' });
    return { ...label(draft, form, item, '单位', 'unit'), joins: `${form} ${pointer} x-unit` };
  });
}

/** Whether the answers of a choice all lie open. */
export function setChips(target: Target, open: boolean): Commanded {
  const { draft, form } = target;
  return commandOn(target, ({ pen, item }) => {
    setLook(pen, form, item, 'ui:widget', open ? 'chips' : undefined);
    return label(draft, form, item, '选项样式', 'look of the answers');
  });
}

function label(
  draft: Target['draft'],
  form: string,
  item: Item,
  zh: string,
  en: string,
): Omit<Command, 'change'> {
  return {
    label: sentenceOn(
      titleOf(draft, form, item),
      (name) => `修改${name}的${zh}`,
      (name) => `Change the ${en} of ${name}`,
    ),
    focus: item.pointer,
  };
}
