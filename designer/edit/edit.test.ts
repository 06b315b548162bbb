import { describe, expect, it } from 'vitest';
import {
  applyChange,
  findTree,
  findValue,
  fromJson,
  NO_HISTORY,
  openDraft,
  perform,
  redo,
  textsOf,
  undo,
} from './index.ts';
import type { Change, Draft, Operation, Work } from './index.ts';

const FORM = 'forms/visit/form.schema.json';
const TEXTS = 'forms/visit/i18n/en.json';
const SHEET = 'templates/sheet.hbs';

const SCHEMA = `{
  "type": "object",
  "properties": {
    "2024": { "type": "string" },
    "name": { "type": "string", "title": "姓名" },
    "a/b~c": {
      "type": "string",
      "x-unknown": [1, 2, 3]
    },
    "__proto__": { "type": "number" }
  },
  "required": ["name"]
}
`;

const files = new Map([
  [FORM, SCHEMA],
  [TEXTS, '{"/properties/name/title":   "Name"}'],
  [SHEET, '<p>{{field "name"}}</p>\r\n'],
]);
const draft = openDraft(files);

function change(from: Draft, edits: Change): { after: Draft; back: Change } {
  const changed = applyChange(from, edits);
  if (changed.status === 'failed') throw new Error(JSON.stringify(changed.failure));
  return { after: changed.draft, back: changed.inverse };
}

const form = (...operations: readonly Operation[]): Change => [{ file: FORM, operations }];
const keysOf = (of: Draft, pointer = '/properties'): readonly string[] => {
  const tree = findTree(of, FORM, pointer);
  return tree?.kind === 'object' ? tree.members.map(({ key }) => key) : [];
};

describe('opening and saving', () => {
  it('gives the same bytes, whether or not the file is in the canonical form', () => {
    expect(textsOf(draft)).toEqual(files);
  });

  it('keeps a file as it is that cannot be written again unchanged', () => {
    const odd = new Map([
      ['a.json', '{"a": 1, "a": 2}'],
      ['b.json', '{"a": 12345678901234567890}'],
      ['c.json', '{"a": '],
      ['d.json', '\uFEFF{"a": 1.0, "b": -0, "c": 1E+2, "d": 0.10}\r\n'],
      ['e.json', '{"a": 0.1000000000000000055511151231257827021181583404541015625}'],
    ]);
    const opened = openDraft(odd);
    expect(textsOf(opened)).toEqual(odd);
    expect([...opened.values()].map((file) => (file.kind === 'text' ? file.why : 'json'))).toEqual([
      'unreadable',
      'inexact',
      'unreadable',
      'json',
      'inexact',
    ]);
    expect(applyChange(opened, [{ file: 'a.json', operations: [] }])).toMatchObject({
      failure: { code: 'text-only', file: 'a.json' },
    });
  });

  it('leaves an author’s own layout alone as long as nothing in the file changes', () => {
    const { after } = change(draft, [
      {
        file: TEXTS,
        operations: [{ op: 'test', path: '', value: fromJson({ '/properties/name/title': 'Name' }) }],
      },
    ]);
    expect(textsOf(after)).toEqual(files);
  });
});

describe('operations', () => {
  it('touch several files at once and are taken back to the byte', () => {
    const { after, back } = change(draft, [
      {
        file: FORM,
        operations: [
          { op: 'remove', path: '/properties/name' },
          { op: 'remove', path: '/required/0' },
        ],
      },
      { file: TEXTS, operations: [{ op: 'remove', path: '/~1properties~1name~1title' }] },
      { file: SHEET, from: '<p>{{field "name"}}</p>\r\n', to: '<p></p>\n' },
    ]);
    expect(keysOf(after)).toEqual(['2024', 'a/b~c', '__proto__']);
    expect(textsOf(after).get(TEXTS)).toBe('{}\n');
    expect(textsOf(change(after, back).after)).toEqual(files);
  });

  it('put a member before a sibling, and at the end without one', () => {
    const value = fromJson({ type: 'boolean' });
    const before = change(draft, form({ op: 'add', path: '/properties/new', value, before: '2024' }));
    expect(keysOf(before.after)).toEqual(['new', '2024', 'name', 'a/b~c', '__proto__']);
    const last = change(draft, form({ op: 'add', path: '/properties/new', value }));
    expect(keysOf(last.after)).toEqual(['2024', 'name', 'a/b~c', '__proto__', 'new']);
  });

  it('keep the place of a member that is replaced, whatever its key', () => {
    for (const path of ['/properties/2024', '/properties/__proto__', '/properties/a~1b~0c']) {
      for (const op of ['add', 'replace'] as const) {
        const { after } = change(draft, form({ op, path, value: fromJson({ type: 'null' }) }));
        expect(keysOf(after)).toEqual(keysOf(draft));
        expect(findValue(after, FORM, path)).toEqual({ type: 'null' });
      }
    }
  });

  it('rename a key in its place, reorder, and move into another object', () => {
    const renamed = change(
      draft,
      form({ op: 'move', from: '/properties/name', path: '/properties/fullName', before: 'a/b~c' }),
    );
    expect(keysOf(renamed.after)).toEqual(['2024', 'fullName', 'a/b~c', '__proto__']);
    const up = change(
      draft,
      form({ op: 'move', from: '/properties/name', path: '/properties/name', before: '2024' }),
    );
    expect(keysOf(up.after)).toEqual(['name', '2024', 'a/b~c', '__proto__']);
    const over = change(draft, form({ op: 'move', from: '/properties/2024', path: '/properties/name' }));
    expect(findValue(over.after, FORM, '/properties/name')).toEqual({ type: 'string' });
    for (const { after, back } of [renamed, up, over]) {
      expect(textsOf(change(after, back).after)).toEqual(files);
    }
  });

  it('append to an array with "-", and the way back names the item', () => {
    const { after, back } = change(draft, form({ op: 'add', path: '/required/-', value: fromJson('2024') }));
    expect(findValue(after, FORM, '/required')).toEqual(['name', '2024']);
    expect(back).toEqual([{ file: FORM, operations: [{ op: 'remove', path: '/required/1' }] }]);
  });

  it.each<[string, Operation, string]>([
    ['a place that is not there', { op: 'remove', path: '/properties/constructor' }, 'place'],
    ['an inherited name', { op: 'replace', path: '/toString', value: fromJson(1) }, 'place'],
    ['past the end of an array', { op: 'add', path: '/required/2', value: fromJson(1) }, 'place'],
    ['an index with a zero in front', { op: 'remove', path: '/required/00' }, 'place'],
    ['a member of a text', { op: 'add', path: '/type/0', value: fromJson(1) }, 'place'],
    ['a text that is no pointer', { op: 'remove', path: 'properties' }, 'pointer'],
    ['a broken escape', { op: 'remove', path: '/a~2' }, 'pointer'],
    ['the whole document', { op: 'remove', path: '' }, 'root'],
    ['a value into itself', { op: 'move', from: '/properties', path: '/properties/name/x' }, 'inside-itself'],
    ['an unknown sibling', { op: 'add', path: '/x', value: fromJson(1), before: 'y' }, 'before'],
    ['another value than tested', { op: 'test', path: '/type', value: fromJson('array') }, 'test'],
  ])('refuse %s and change nothing', (_what, operation, code) => {
    const first: Operation = { op: 'add', path: '/title', value: fromJson('x') };
    const changed = applyChange(draft, form(first, operation));
    expect(changed).toMatchObject({ status: 'failed', failure: { code, file: FORM } });
    expect(textsOf(draft)).toEqual(files);
  });

  it('refuse more brackets than a config file may have', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 250; level += 1) deep = [deep];
    const value = fromJson(deep as never);
    expect(applyChange(draft, form({ op: 'add', path: '/x', value }))).toMatchObject({
      failure: { code: 'deep' },
    });
  });
});

describe('files', () => {
  it('are made, removed and replaced as texts, and come back to the byte', () => {
    const path = 'forms/new/form.schema.json';
    const { after, back } = change(draft, [
      { file: path, from: null, to: '{"type":"object"}' },
      { file: path, operations: [{ op: 'add', path: '/title', value: fromJson('新表') }] },
      { file: TEXTS, from: '{"/properties/name/title":   "Name"}', to: null },
    ]);
    expect(textsOf(after).get(path)).toBe('{ "type": "object", "title": "新表" }\n');
    expect(textsOf(after).has(TEXTS)).toBe(false);
    expect(textsOf(change(after, back).after)).toEqual(files);
  });

  it('are not overwritten when somebody else’s text stands there', () => {
    expect(applyChange(draft, [{ file: SHEET, from: 'old', to: 'new' }])).toMatchObject({
      failure: { code: 'text-changed', file: SHEET },
    });
    expect(applyChange(draft, [{ file: FORM, from: null, to: '{}' }])).toMatchObject({
      failure: { code: 'text-changed' },
    });
  });
});

describe('the history', () => {
  const label = { 'zh-CN': '改', en: 'Change' };
  const start: Work = { draft, history: NO_HISTORY };
  const title = (words: string, joins?: string) => ({
    label,
    change: form({ op: 'replace', path: '/properties/name/title', value: fromJson(words) }),
    ...(joins === undefined ? {} : { joins }),
  });
  const work = (worked: ReturnType<typeof perform>): Work => {
    if (worked.status !== 'done') throw new Error(worked.status);
    return worked.work;
  };

  it('takes back and does again, and says when there is nothing', () => {
    const one = work(perform(start, title('名字')));
    const back = work(undo(one));
    expect(textsOf(back.draft)).toEqual(files);
    expect(textsOf(work(redo(back)).draft)).toEqual(textsOf(one.draft));
    expect(undo(start).status).toBe('nothing');
    expect(redo(one).status).toBe('nothing');
  });

  it('forgets what was taken back when something new is done', () => {
    const other = work(perform(work(undo(work(perform(start, title('一'))))), title('二')));
    expect(redo(other).status).toBe('nothing');
    expect(other.history.done).toHaveLength(1);
  });

  it('makes the letters of one label one step', () => {
    const letters = ['名', '名字'].reduce(
      (before, words) => work(perform(before, title(words, 'title'))),
      start,
    );
    expect(letters.history.done).toHaveLength(1);
    const back = work(undo(letters));
    expect(textsOf(back.draft)).toEqual(files);
    expect(findValue(work(redo(back)).draft, FORM, '/properties/name/title')).toBe('名字');
  });

  it('keeps one copy of a text before and after the letters of one step, not one for each letter', () => {
    const texts = ['<p>1</p>', '<p>12</p>', '<p>123</p>'];
    const typed = texts.reduce<Work>((before, to) => {
      const file = before.draft.get(SHEET);
      const from = file?.kind === 'text' ? file.text : null;
      return work(perform(before, { label, change: [{ file: SHEET, from, to }], joins: 'sheet' }));
    }, start);
    const [step] = typed.history.done;
    const original = files.get(SHEET);
    expect(step?.change).toEqual([{ file: SHEET, from: original, to: '<p>123</p>' }]);
    expect(step?.inverse).toEqual([{ file: SHEET, from: '<p>123</p>', to: original }]);
    expect(textsOf(work(undo(typed)).draft)).toEqual(files);
  });

  it('is left as it was when a change is refused', () => {
    const refused = perform(start, { label, change: form({ op: 'remove', path: '/nothing' }) });
    expect(refused).toMatchObject({ status: 'failed', failure: { code: 'place', path: '/nothing' } });
  });
});
