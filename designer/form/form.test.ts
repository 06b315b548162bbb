import { describe, expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '#core';
import { applyChange, findValue, openDraft, textsOf, type Draft } from '#designer/edit';
import {
  addForm,
  addItem,
  addOptions,
  conversionsOf,
  convertItem,
  copyForm,
  copyToForm,
  duplicateItem,
  effectOf,
  extraKeysOf,
  findItem,
  formIds,
  moveItem,
  moveOption,
  optionsOf,
  outlineOf,
  removeForm,
  removeItem,
  removeOption,
  renameOption,
  setLimit,
  setRequiredTo,
  setText,
  titleOf,
  useOwnOptions,
  useTable,
  wrapInSection,
} from './index.ts';
import type { Commanded, FreshName } from './index.ts';

const FORM = 'visit';
const SCHEMA = `forms/${FORM}/form.schema.json`;
const UI = `forms/${FORM}/form.ui.json`;
const EN = `forms/${FORM}/i18n/en.json`;

const schema: JsonObject = {
  title: '走访',
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', title: '姓名', minLength: 1, maxLength: 20, 'x-ours': [1] },
    kind: {
      type: 'string',
      title: '类别',
      oneOf: [
        { const: 'a', title: '甲' },
        { const: 'b', title: '乙' },
        { const: 'c', title: '丙' },
      ],
      default: 'b',
    },
    home: { type: 'object', title: '住处', properties: { road: { type: 'string', title: '路' } } },
    members: {
      type: 'array',
      title: '成员',
      items: { type: 'object', required: ['age'], properties: { age: { type: 'integer', title: '年龄' } } },
    },
    photos: { type: 'array', title: '照片', items: { type: 'string', 'x-kind': 'photo' } },
    note: { type: 'string', title: '备注', maxLength: 300 },
  },
};
const ui: JsonObject = {
  'ui:order': ['kind', 'name', '*', 'note'],
  name: { 'ui:help': '写全名' },
  members: { items: { age: { 'ui:help': '周岁' } } },
};
const en: JsonObject = {
  '/title': 'Visit',
  '/properties/name/title': 'Name',
  '/properties/kind/oneOf/0/title': 'A',
  '/properties/kind/oneOf/1/title': 'B',
  '/properties/kind/oneOf/2/title': 'C',
  '/properties/members/items/properties/age/title': 'Age',
  'ui:/name/ui:help': 'The whole name',
  'ui:/members/items/age/ui:help': 'In years',
};
const draft = openDraft(
  new Map(
    Object.entries({
      'kit.json': { languages: ['zh-CN', 'en'] },
      'codes/sex.json': {
        title: { 'zh-CN': '性别', en: 'Sex' },
        codes: [
          { code: '1', title: { 'zh-CN': '男', en: 'Male' } },
          { code: '2', title: { 'zh-CN': '女', en: 'Female' } },
          { code: '9', title: { 'zh-CN': '旧', en: 'Old' }, retired: true },
        ],
      },
      [SCHEMA]: schema,
      [UI]: ui,
      [EN]: en,
      'forms/other/form.schema.json': {
        title: '另一张',
        type: 'object',
        properties: { name: { type: 'string' } },
      },
      'forms/other/i18n/en.json': {},
    } satisfies Readonly<Record<string, JsonValue>>).map(([path, value]) => [
      path,
      `${JSON.stringify(value)}\n`,
    ]),
  ),
);

function counting(): FreshName {
  let last = 0;
  return (prefix, taken) => {
    do last += 1;
    while (taken(prefix + String(last)));
    return prefix + String(last);
  };
}

const at = (pointer: string, on: Draft = draft) => ({ draft: on, form: FORM, pointer });

function done(commanded: Commanded, on: Draft = draft): Draft {
  if (commanded.status === 'refused') throw new Error(JSON.stringify(commanded.why));
  const changed = applyChange(on, commanded.command.change);
  if (changed.status === 'failed') throw new Error(JSON.stringify(changed.failure));
  return changed.draft;
}

const shown = (on: Draft, pointer = ''): readonly string[] =>
  (findItem(outlineOf(on, FORM)!, pointer)?.children ?? []).map(({ key }) => key);
const wordsOf = (on: Draft): JsonValue | undefined => findValue(on, EN, '');
const orderOf = (on: Draft): JsonValue | undefined => findValue(on, UI, '/ui:order');

describe('the outline', () => {
  test('shows the parts as the runtime does: what is named first, then the rest, then what is named last', () => {
    expect(shown(draft)).toEqual(['kind', 'name', 'home', 'members', 'photos', 'note']);
  });

  test('knows what it may change, and what it leaves alone', () => {
    expect(extraKeysOf(findItem(outlineOf(draft, FORM)!, '/properties/name')!)).toEqual(['x-ours']);
  });

  test('is the same object for what did not change', () => {
    const before = outlineOf(draft, FORM)!;
    const after = outlineOf(done(setText(at('/properties/name'), 'title', '名字', 'zh-CN')), FORM)!;
    expect(findItem(after, '/properties/members')).toBe(findItem(before, '/properties/members'));
    expect(findItem(after, '/properties/name')).not.toBe(findItem(before, '/properties/name'));
  });
});

describe('moving', () => {
  const move = (pointer: string, into: string, place: number): Draft =>
    done(moveItem(at(pointer), { into, at: place }, counting()));

  test('among the named changes only the order that the author wrote', () => {
    const after = move('/properties/name', '', 0);
    expect(shown(after)).toEqual(['name', 'kind', 'home', 'members', 'photos', 'note']);
    expect(orderOf(after)).toEqual(['name', 'kind', '*', 'note']);
    expect(textsOf(after).get(SCHEMA)).toBe(textsOf(draft).get(SCHEMA));
  });

  test('among the rest changes only the order of the file', () => {
    const after = move('/properties/photos', '', 2);
    expect(shown(after)).toEqual(['kind', 'name', 'photos', 'home', 'members', 'note']);
    expect(textsOf(after).get(UI)).toBe(textsOf(draft).get(UI));
  });

  test.each([0, 1, 2, 3, 4, 5])('ends at place %i, from wherever it came', (place) => {
    for (const key of shown(draft)) expect(shown(move(`/properties/${key}`, '', place))[place]).toBe(key);
  });

  test('into another section takes the layout, the words and the duty to answer along', () => {
    const after = move('/properties/name', '/properties/members', 0);
    expect(shown(after, '/properties/members')).toEqual(['name', 'age']);
    expect(findValue(after, SCHEMA, '/properties/members/items/required')).toEqual(['age', 'name']);
    expect(findValue(after, SCHEMA, '/required')).toBeUndefined();
    expect(findValue(after, UI, '/members/items/name')).toEqual({ 'ui:help': '写全名' });
    expect(orderOf(after)).toEqual(['kind', '*', 'note']);
    expect(wordsOf(after)).toMatchObject({
      '/properties/members/items/properties/name/title': 'Name',
      'ui:/members/items/name/ui:help': 'The whole name',
    });
    expect(wordsOf(after)).not.toHaveProperty(['/properties/name/title']);
  });

  test('into itself is refused', () => {
    expect(moveItem(at('/properties/home'), { into: '/properties/home', at: 0 }, counting()).status).toBe(
      'refused',
    );
  });

  test('names like numbers, which JavaScript reorders, are put in order by name', () => {
    const numbers = {
      type: 'object',
      properties: { b: { type: 'string' }, 7: { type: 'string' }, 2024: { type: 'string' } },
    };
    const before = openDraft(new Map([[SCHEMA, JSON.stringify(numbers)]]));
    expect(shown(before)).toEqual(['7', '2024', 'b']);
    const after = done(moveItem(at('/properties/b', before), { into: '', at: 0 }, counting()), before);
    expect(shown(after)).toEqual(['b', '7', '2024']);
  });
});

describe('adding, copying and deleting', () => {
  test('a new part stands where it was asked for and is gone to', () => {
    const added = addItem(at(''), 'choice', { into: '/properties/members', at: 0 }, counting());
    const after = done(added);
    expect(shown(after, '/properties/members')).toEqual(['choice1', 'age']);
    expect(added).toMatchObject({ command: { focus: '/properties/members/items/properties/choice1' } });
    expect(findValue(after, SCHEMA, '/properties/members/items/properties/choice1')).toEqual({
      title: '单选',
      type: 'string',
      oneOf: [
        { const: 'option2', title: '选项1' },
        { const: 'option3', title: '选项2' },
      ],
    });
  });

  test('deleting leaves nothing that speaks of the part', () => {
    const after = done(removeItem(at('/properties/name')));
    const texts = [SCHEMA, UI, EN].map((file) => textsOf(after).get(file));
    expect(texts.filter((text) => text?.includes('name') === true)).toEqual([]);
  });

  test('a copy stands behind its original with words of its own', () => {
    const after = done(duplicateItem(at('/properties/name'), counting()));
    expect(shown(after).slice(0, 3)).toEqual(['kind', 'name', 'text1']);
    expect(wordsOf(after)).toMatchObject({
      '/properties/text1/title': 'Name',
      'ui:/text1/ui:help': 'The whole name',
    });
    expect(findValue(after, SCHEMA, '/required')).toEqual(['name', 'text1']);
  });

  test('a copy in another form has a free name and the words of the languages there', () => {
    const after = done(copyToForm(at('/properties/name'), { form: 'other', into: '' }, counting()));
    expect(findValue(after, 'forms/other/form.schema.json', '/properties/text1/title')).toBe('姓名');
    expect(findValue(after, 'forms/other/i18n/en.json', '')).toEqual({
      '/properties/text1/title': 'Name',
      'ui:/text1/ui:help': 'The whole name',
    });
  });

  test('what uses a definition of its form is not copied to another one', () => {
    const before = openDraft(
      new Map([
        ...textsOf(draft),
        [SCHEMA, '{"type":"object","$defs":{"a":{}},"properties":{"x":{"$ref":"#/$defs/a"}}}'],
      ]),
    );
    expect(copyToForm(at('/properties/x', before), { form: 'other', into: '' }, counting()).status).toBe(
      'refused',
    );
  });

  test('a new section takes the parts in its place', () => {
    const after = done(wrapInSection(at('/properties/home'), counting(), ['/properties/photos']));
    expect(shown(after)).toEqual(['kind', 'name', 'section1', 'members', 'note']);
    expect(shown(after, '/properties/section1')).toEqual(['home', 'photos']);
  });
});

describe('options', () => {
  const KIND = '/properties/kind';
  const titles = (on: Draft): readonly string[] => {
    const options = optionsOf(findItem(outlineOf(on, FORM)!, KIND)!);
    return options?.source === 'own' ? options.list.map(({ title }) => title) : [];
  };

  test('a pasted column is one change: new lines become options, those that are there do not', () => {
    const after = done(addOptions(at(KIND), ['丁', ' 甲 ', '', '戊', '丁'], counting()));
    expect(titles(after)).toEqual(['甲', '乙', '丙', '丁', '戊']);
  });

  test('the words follow an option that is moved, and go with one that is deleted', () => {
    const moved = done(moveOption(at(KIND), 0, 2));
    expect(titles(moved)).toEqual(['乙', '丙', '甲']);
    expect(wordsOf(moved)).toMatchObject({
      '/properties/kind/oneOf/0/title': 'B',
      '/properties/kind/oneOf/1/title': 'C',
      '/properties/kind/oneOf/2/title': 'A',
    });
    const removed = done(removeOption(at(KIND), 1));
    expect(wordsOf(removed)).toMatchObject({
      '/properties/kind/oneOf/0/title': 'A',
      '/properties/kind/oneOf/1/title': 'C',
    });
    expect(wordsOf(removed)).not.toHaveProperty(['/properties/kind/oneOf/2/title']);
    expect(findValue(removed, SCHEMA, `${KIND}/default`)).toBeUndefined();
  });

  test('other words leave what is stored', () => {
    const after = done(renameOption(at(KIND), 0, '头等', 'zh-CN'));
    expect(findValue(after, SCHEMA, `${KIND}/oneOf/0`)).toEqual({ const: 'a', title: '头等' });
  });

  test('the last one stays', () => {
    const one = done(
      removeOption(at(KIND, done(removeOption(at(KIND), 0))), 0),
      done(removeOption(at(KIND), 0)),
    );
    expect(removeOption(at(KIND, one), 0).status).toBe('refused');
  });

  test('a code table takes their place, and can be taken over again without what is retired', () => {
    const table = done(useTable(at(KIND), 'sex'));
    expect(findValue(table, SCHEMA, KIND)).toEqual({
      type: 'string',
      title: '类别',
      'x-codes': 'sex',
      default: 'b',
    });
    expect(Object.keys(wordsOf(table) as object).filter((key) => key.includes('oneOf'))).toEqual([]);
    const own = done(useOwnOptions(at(KIND, table)), table);
    expect(titles(own)).toEqual(['男', '女']);
    expect(wordsOf(own)).toMatchObject({ '/properties/kind/oneOf/1/title': 'Female' });
  });
});

describe('changing the kind', () => {
  test('keeps the name, the options with their words, and what it does not know', () => {
    const after = done(convertItem(at('/properties/kind'), 'choices', counting()));
    expect(findValue(after, SCHEMA, '/properties/kind/items/oneOf/2')).toEqual({ const: 'c', title: '丙' });
    expect(findValue(after, SCHEMA, '/properties/kind/oneOf')).toBeUndefined();
    expect(wordsOf(after)).toMatchObject({ '/properties/kind/items/oneOf/2/title': 'C' });
    const text = done(convertItem(at('/properties/name'), 'date', counting()));
    expect(findValue(text, SCHEMA, '/properties/name')).toEqual({
      type: 'string',
      title: '姓名',
      'x-ours': [1],
      format: 'date',
    });
  });

  test('says what becomes of earlier answers', () => {
    expect(effectOf('text', 'longText')).not.toEqual(effectOf('text', 'date'));
    expect(conversionsOf('section')).toEqual([]);
  });
});

describe('settings', () => {
  test('a photo is never required, and a smallest number is never above the largest', () => {
    expect(setRequiredTo(at('/properties/photos'), true).status).toBe('refused');
    expect(setLimit(at('/properties/name'), 'minLength', 30).status).toBe('refused');
    expect(setLimit(at('/properties/name'), 'minLength', 1.5).status).toBe('refused');
    expect(
      findValue(done(setLimit(at('/properties/name'), 'maxLength', undefined)), SCHEMA, '/properties/name'),
    ).toEqual({
      type: 'string',
      title: '姓名',
      minLength: 1,
      'x-ours': [1],
    });
  });

  test('words that are taken away are gone in every language, and an empty name is refused', () => {
    const after = done(setText(at('/properties/name'), 'help', '', 'zh-CN'));
    expect(findValue(after, UI, '/name')).toBeUndefined();
    expect(wordsOf(after)).not.toHaveProperty(['ui:/name/ui:help']);
    expect(setText(at('/properties/name'), 'title', ' ', 'zh-CN').status).toBe('refused');
  });

  test('words in another language stand beside those of the same part', () => {
    const after = done(setText(at('/properties/name'), 'description', 'As in the passport', 'en'));
    expect(Object.keys(wordsOf(after) as object).slice(1, 3)).toEqual([
      '/properties/name/title',
      '/properties/name/description',
    ]);
    expect(titleOf(after, FORM, findItem(outlineOf(after, FORM)!, '/properties/name')!)).toEqual({
      'zh-CN': '姓名',
      en: 'Name',
    });
  });
});

describe('whole forms', () => {
  test('a new one has its files in every language, a copy has all files of its original, a deleted one none', () => {
    const added = done(addForm(draft, ' 新表 ', counting()));
    expect(formIds(added)).toEqual(['form1', 'other', FORM]);
    expect(findValue(added, 'forms/form1/form.schema.json', '/title')).toBe('新表');
    expect(added.has('forms/form1/i18n/en.json')).toBe(true);
    const copied = done(copyForm(draft, FORM, '走访二', counting()));
    expect(findValue(copied, 'forms/form1/form.schema.json', '/title')).toBe('走访二');
    expect(textsOf(copied).get('forms/form1/i18n/en.json')).toBe(textsOf(draft).get(EN));
    const removed = done(removeForm(draft, FORM, { 'zh-CN': '走访' }));
    expect([...removed.keys()].filter((path) => path.startsWith(`forms/${FORM}/`))).toEqual([]);
    expect(addForm(draft, '  ', counting()).status).toBe('refused');
  });
});
