import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { applyChange, openDraft, textsOf, type Draft } from '#designer/edit';
import type { Commanded } from '#designer/form';
import { readTown } from '../../tests/examples/readTown.ts';
import { removeLost, setManyWords, setWordsOf } from './commands.ts';
import { compareCsv } from './compareCsv.ts';
import { readCsv, toCsv } from './csv.ts';
import { decodeCsv } from './decodeCsv.ts';
import { guardFormula, unguardFormula } from './guardFormula.ts';
import { missingIn, wordsIn, type TextRow } from './TextRow.ts';
import { textRows } from './textRows.ts';

const LANGUAGES = ['zh-CN', 'en'];
const files = new Map([
  ['kit.json', '{ "title": { "zh-CN": "样例镇", "en": "Sample" }, "languages": ["zh-CN", "en"] }\n'],
  [
    'forms/visit/form.schema.json',
    `{
  "title": "走访",
  "type": "object",
  "properties": {
    "who": {
      "title": "走访谁",
      "type": "object",
      "properties": { "name": { "title": "姓名", "type": "string" } }
    },
    "how": { "title": "方式", "oneOf": [{ "const": "door", "title": "上门" }, { "const": "call", "title": "电话" }] }
  }
}
`,
  ],
  ['forms/visit/form.ui.json', '{ "who": { "name": { "ui:help": "写全名" } } }\n'],
  [
    'forms/visit/i18n/en.json',
    '{\n  "/title": "Visit",\n  "/properties/gone/title": "Gone",\n  "/properties/how/title": "=How"\n}\n',
  ],
  [
    'codes/kind.json',
    `{
  "title": { "zh-CN": "种类" },
  "codes": [
    { "code": "a", "title": { "zh-CN": "甲", "en": "A" }, "facts": { "en": "no words" } },
    { "code": "b", "title": { "zh-CN": "乙", "en": "B" } }
  ]
}
`,
  ],
]);
const draft = openDraft(files);
const rowsOf = (of: Draft): readonly TextRow[] => textRows(of).flatMap(({ rows }) => rows);

function rowOf(of: Draft, id: string): TextRow {
  const row = rowsOf(of).find((one) => one.id === id);
  if (row === undefined) throw new Error(`no text ${id}`);
  return row;
}

/** The draft after a command, and after taking it back. */
function run(of: Draft, commanded: Commanded): { readonly after: Draft; readonly back: Draft } {
  if (commanded.status === 'refused') throw new Error(commanded.why['en']);
  const changed = applyChange(of, commanded.command.change);
  if (changed.status === 'failed') throw new Error(JSON.stringify(changed.failure));
  const undone = applyChange(changed.draft, changed.inverse);
  if (undone.status === 'failed') throw new Error(JSON.stringify(undone.failure));
  return { after: changed.draft, back: undone.draft };
}

describe('the texts of a config', () => {
  it('are found with their languages, their gaps, and what is translated for nothing', () => {
    const rows = rowsOf(draft).map((row) => [row.id, row.kind, missingIn(row, LANGUAGES).join()]);
    expect(rows).toEqual([
      ['forms/visit/form.schema.json#/title', 'form', ''],
      ['forms/visit/form.schema.json#/properties/who/title', 'form', 'en'],
      ['forms/visit/form.schema.json#/properties/who/properties/name/title', 'form', 'en'],
      ['forms/visit/form.schema.json#/properties/how/title', 'form', ''],
      ['forms/visit/form.schema.json#/properties/how/oneOf/const=door/title', 'form', 'en'],
      ['forms/visit/form.schema.json#/properties/how/oneOf/const=call/title', 'form', 'en'],
      ['forms/visit/form.ui.json#/who/name/ui:help', 'form', 'en'],
      ['forms/visit/i18n/en.json#/~1properties~1gone~1title', 'lost', ''],
      ['codes/kind.json#/title', 'inline', 'en'],
      ['codes/kind.json#/codes/code=a/title', 'inline', ''],
      ['codes/kind.json#/codes/code=b/title', 'inline', ''],
      ['kit.json#/title', 'inline', ''],
    ]);
  });

  it('say what they are about', () => {
    const help = rowOf(draft, 'forms/visit/form.ui.json#/who/name/ui:help');
    expect(help.path.map((title) => title['zh-CN'])).toEqual(['走访谁', '姓名']);
    expect(help.what?.['zh-CN']).toBe('填写提示');
  });

  it('stay the same objects while their file does not change', () => {
    const row = rowOf(draft, 'codes/kind.json#/codes/code=a/title');
    const { after } = run(draft, setWordsOf(draft, row, 'en', 'First'));
    const form = 'forms/visit/form.schema.json#/title';
    expect(rowOf(after, form)).toBe(rowOf(draft, form));
    expect(wordsIn(rowOf(after, row.id), 'en')).toBe('First');
  });
});

describe('changing a text', () => {
  it('touches its own place and is taken back to the byte', () => {
    const cases: readonly (readonly [string, string, string, string, string])[] = [
      [
        'forms/visit/form.schema.json#/title',
        'zh-CN',
        '入户',
        'forms/visit/form.schema.json',
        '"title": "入户"',
      ],
      [
        'forms/visit/form.ui.json#/who/name/ui:help',
        'en',
        'In full',
        'forms/visit/i18n/en.json',
        '"ui:/who/name/ui:help": "In full"',
      ],
      [
        'codes/kind.json#/title',
        'en',
        'Kind',
        'codes/kind.json',
        '"title": { "zh-CN": "种类", "en": "Kind" }',
      ],
      ['codes/kind.json#/codes/code=b/title', 'en', '', 'codes/kind.json', '"title": { "zh-CN": "乙" }'],
    ];
    for (const [id, language, words, file, expected] of cases) {
      const { after, back } = run(draft, setWordsOf(draft, rowOf(draft, id), language, words));
      expect(textsOf(after).get(file)).toContain(expected);
      const others = [...textsOf(after)].filter(([path]) => path !== file);
      expect(others).toEqual([...files].filter(([path]) => path !== file));
      expect(textsOf(back)).toEqual(files);
    }
  });

  it('never empties the original words, and never edits what belongs to nothing', () => {
    const title = rowOf(draft, 'codes/kind.json#/title');
    expect(setWordsOf(draft, title, 'zh-CN', ' ').status).toBe('refused');
    const lost = rowOf(draft, 'forms/visit/i18n/en.json#/~1properties~1gone~1title');
    expect(setWordsOf(draft, lost, 'en', 'x').status).toBe('refused');
    const { after, back } = run(draft, removeLost(draft, rowsOf(draft)));
    expect(rowsOf(after).some(({ kind }) => kind === 'lost')).toBe(false);
    expect(rowsOf(after)).toHaveLength(rowsOf(draft).length - 1);
    expect(textsOf(back)).toEqual(files);
  });
});

describe('the table as a file', () => {
  const table = (of: Draft): string =>
    toCsv(
      rowsOf(of).map((row) => ({ row, place: { 'zh-CN': '位置', en: 'Place' } })),
      LANGUAGES,
      'zh-CN',
    );
  const lines = (text: string): Parameters<typeof compareCsv>[0] => {
    const read = readCsv(text);
    if (read.status !== 'read') throw new Error(read.why);
    return read.lines;
  };

  it('opens in a spreadsheet: a mark, CRLF, quotes, and no cell that calculates', () => {
    const text = table(draft);
    expect(text.startsWith('\uFEFFid,place,zh-CN,en\r\n')).toBe(true);
    expect(text).toContain(`方式,'=How\r\n`);
  });

  it('changes nothing when it comes back as it went out', () => {
    expect(compareCsv(lines(table(draft)), rowsOf(draft), LANGUAGES)).toMatchObject({
      changes: [],
      left: [],
    });
  });

  it('finds its texts again after the codes changed their order', () => {
    const moved = applyChange(draft, [
      { file: 'codes/kind.json', operations: [{ op: 'move', from: '/codes/0', path: '/codes/1' }] },
    ]);
    if (moved.status !== 'changed') throw new Error('not moved');
    const text = table(draft).replace(',甲,A', ',甲,Alpha');
    const { changes } = compareCsv(lines(text), rowsOf(moved.draft), LANGUAGES);
    const { after } = run(moved.draft, setManyWords(moved.draft, changes));
    expect(textsOf(after).get('codes/kind.json')).toContain('"title": { "zh-CN": "甲", "en": "Alpha" }');
  });

  it('lists every line that is taken in nowhere, with the reason', () => {
    const text = [
      'id;place;zh-CN;en;fr',
      'codes/kind.json#/title;;;Kind;Genre',
      'codes/kind.json#/title;;;Kind again;',
      'codes/other.json#/title;;;Other;',
      ';;;Nobody;',
      'forms/visit/i18n/en.json#/~1properties~1gone~1title;;;Changed;',
      ';;;;',
    ].join('\n');
    const { changes, left } = compareCsv(lines(text), rowsOf(draft), LANGUAGES);
    expect(changes.map(({ from, to }) => [from, to])).toEqual([['', 'Kind']]);
    expect(left.map(({ line, why }) => [line.number, why])).toEqual([
      [2, 'language'],
      [3, 'twice'],
      [4, 'unknown'],
      [5, 'blank'],
      [6, 'lost'],
    ]);
  });

  it('is taken in as one step that is taken back to the byte', () => {
    const text =
      'id\tplace\tzh-CN\ten\r\nkit.json#/title\t\t"第一行\r\n第二行"\t\r\ncodes/kind.json#/title\t\t\tKind\r\n';
    const { changes } = compareCsv(lines(text), rowsOf(draft), LANGUAGES);
    const { after, back } = run(draft, setManyWords(draft, changes));
    expect(wordsIn(rowOf(after, 'kit.json#/title'), 'zh-CN')).toBe('第一行\n第二行');
    expect(wordsIn(rowOf(after, 'codes/kind.json#/title'), 'en')).toBe('Kind');
    expect(textsOf(back)).toEqual(files);
  });

  it.each([
    ['', 'empty'],
    ['名称,中文\n甲,乙\n', 'head'],
    ['id,place\nkit.json#/title,x\n', 'head'],
    ['id,zh-CN\nkit.json#/title,"open\n', 'quotes'],
  ])('that is none is refused: %j', (text, why) => {
    expect(readCsv(text)).toEqual({ status: 'unreadable', why });
  });

  it('is read in the encodings that spreadsheets save', () => {
    const utf16 = new Uint8Array([0xff, 0xfe, 0x69, 0x00, 0x64, 0x00, 0x2d, 0x4e]);
    expect(decodeCsv(utf16)).toBe('id中');
    expect(decodeCsv(new Uint8Array([0xd6, 0xd0, 0xce, 0xc4]))).toBe('中文');
    expect(decodeCsv(new TextEncoder().encode('\uFEFF中文'))).toBe('中文');
    expect(decodeCsv(new Uint8Array([0xff, 0x80, 0x81]))).toBeUndefined();
  });

  test('whatever the words are, they come back from the file as they were, and no cell calculates', () => {
    const words = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({
        unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '"', ',', ';', '\n', '＝', '甲', ' '),
      }),
    );
    fc.assert(
      fc.property(words, (text) => {
        expect(unguardFormula(guardFormula(text))).toBe(text);
        expect(guardFormula(text)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        const [row = rowOf(draft, 'kit.json#/title')] = rowsOf(draft);
        const line = lines(toCsv([{ row: { ...row, words: { en: text } }, place: {} }], ['en'], 'en'));
        // A cell of blanks counts as empty, and a line break inside a cell as the plain one.
        const expected = text.trim() === '' ? {} : { en: text.replace(/\r\n?/g, '\n') };
        expect(line.map(({ words: read }) => read)).toEqual([expected]);
      }),
      { seed: 20_261_128, numRuns: 300 },
    );
  });
});

describe('the texts of the sample town', () => {
  const town = openDraft(readTown());
  const rows = rowsOf(town);

  it('have names of their own and no gap', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThan(500);
    expect(rows.filter((row) => missingIn(row, LANGUAGES).length > 0)).toEqual([]);
    expect(rows.filter(({ kind }) => kind === 'lost')).toEqual([]);
  });

  test('any of them changed to anything changes no other text, and is taken back to the byte', () => {
    const before = textsOf(town);
    fc.assert(
      fc.property(
        fc.constantFrom(...rows),
        fc.constantFrom(...LANGUAGES),
        fc.string({ unit: 'grapheme', minLength: 1 }).filter((words) => words.trim() !== ''),
        (row, language, words) => {
          const { after, back } = run(town, setWordsOf(town, row, language, words));
          expect(textsOf(back)).toEqual(before);
          const changed = rowsOf(after).filter((one, at) => {
            const was = rows[at];
            return one.id !== was?.id || JSON.stringify(one.words) !== JSON.stringify(was.words);
          });
          const same = wordsIn(row, language) === words;
          expect(changed.map(({ id }) => id)).toEqual(same ? [] : [row.id]);
          expect(changed.map((one) => wordsIn(one, language))).toEqual(same ? [] : [words]);
        },
      ),
      { seed: 20_261_128, numRuns: 40 },
    );
  });
});
