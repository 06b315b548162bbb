import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type JsonValue, type Pointer, setAt, splitPointer, joinPointer } from '#core/base';
import { type Kit, type Loaded, readKit } from './index.ts';
import { townFile, townFiles } from './town.fixture.ts';

const paths = [...townFiles().keys()].filter((path) => path.endsWith('.json'));

/** Every place in a value. */
function placesIn(value: JsonValue, path: readonly string[] = []): readonly Pointer[] {
  const inside =
    typeof value === 'object' && value !== null
      ? Object.entries(value as Record<string, JsonValue>).flatMap(([key, item]) =>
          placesIn(item, [...path, key]),
        )
      : [];
  return [joinPointer(path), ...inside];
}

/** The town with one place of one file changed. */
function changed(file: string, pointer: Pointer, value: JsonValue | undefined): Loaded {
  return readKit(townFiles({ [file]: setAt(townFile(file), pointer, value) }));
}

function kitOf(loaded: Loaded): Kit {
  if (loaded.status === 'refused') throw new Error(JSON.stringify(loaded.problems));
  return loaded.kit;
}

const revision = kitOf(readKit(townFiles())).revision;

test('M1 a sound config loads without a problem, look-ups made', () => {
  const loaded = readKit(townFiles());
  expect(loaded).toMatchObject({ status: 'loaded', problems: [] });
  const kit = kitOf(loaded);
  expect(kit.timeZone.offsetMinutes).toBe(480);
  expect(kit.division.grids['990101101201001']?.village).toBe('990101101201');
  expect(kit.forms['report']?.schema).toMatchObject({
    additionalProperties: false,
    properties: { kind: { enum: ['road', 'old'] } },
  });
  expect(kit.flows['report']?.scenarios).toHaveLength(1);
  expect(kit.templates).toEqual({ sheet: '<p>{{case.number}}</p>\n' });
});

test('M1 never throws, whatever stands in any place of any file', () => {
  const place = fc
    .constantFrom(...paths)
    .chain((file) => fc.tuple(fc.constant(file), fc.constantFrom(...placesIn(townFile(file)))));
  const odd = fc.constantFrom<JsonValue>(null, '__proto__', { __proto__: null }, [], {}, '#/', { $ref: '#' });
  const values = fc.oneof(fc.jsonValue() as fc.Arbitrary<JsonValue>, odd);
  fc.assert(
    fc.property(place, fc.option(values, { nil: undefined }), ([file, pointer], value) => {
      const loaded = changed(file, pointer, value);
      const errors = loaded.problems.filter(({ severity }) => severity === 'error');
      expect(loaded.status === 'refused').toBe(errors.length > 0);
    }),
    { numRuns: 600 },
  );
});

test('M1 never throws, whatever the text of any file', () => {
  const path = fc.oneof(fc.constantFrom(...townFiles().keys()), fc.string());
  fc.assert(
    fc.property(path, fc.oneof(fc.string(), fc.json()), (file, text) => {
      expect(readKit(new Map([...townFiles(), [file, text]])).status).toMatch(/loaded|warned|refused/);
      expect(readKit(new Map([[file, text]])).status).toBe('refused');
    }),
  );
});

test('M2 all problems of all files are gathered, each with its file and place', () => {
  const files = townFiles({
    'codes/kind.json': { ...(townFile('codes/kind.json') as object), confidence: 'certain' },
    'org/units.json': { units: { road: { title: { 'zh-CN': '公路站' } } } },
    'lists/mine.json': undefined,
    'org/roles.json': { posts: { Worker: { title: {}, reach: 'grid' } } },
  });
  const found = readKit(files).problems.map(({ code, file, pointer }) => `${code} ${file}${pointer}`);
  expect(found).toEqual([
    'value.not-allowed codes/kind.json/confidence',
    'key.bad-name org/roles.json/posts/Worker',
    'text.missing org/roles.json/posts/Worker/title',
    'text.untranslated org/roles.json/posts/Worker/title',
    'key.missing org/roles.json/posts/Worker',
    'text.untranslated org/units.json/units/road/title',
  ]);
});

test('M2 a missing translation warns, and the kit is usable', () => {
  const loaded = changed('org/units.json', '/units/road/title/en', undefined);
  expect(loaded.status).toBe('warned');
});

test('M3 a cut off file is one problem and hides no other', () => {
  const cut = new Map(townFiles({ 'org/units.json': { units: {}, more: 1 } }));
  cut.set('codes/kind.json', '{\n  "title": { "zh-CN": "类');
  expect(readKit(cut).problems).toMatchObject([
    { code: 'json.unreadable', file: 'codes/kind.json', pointer: '' },
    { code: 'key.unknown', file: 'org/units.json', pointer: '/more' },
  ]);
});

test.each([
  ['kit.json', '/languagess', 'languages'],
  ['flows/report/flow.json', '/actions/open/unles', 'unless'],
  ['flows/report/flow.json', '/chart/states/start/tag', 'tags'],
  ['forms/report/form.schema.json', '/properties/what/titel', undefined],
  ['forms/report/form.schema.json', '/properties/what/minLenght', undefined],
  ['lists/mine.json', '/columns/1/pointr', undefined],
])('M4 an unknown key in %s at %s is an error that names the nearest', (file, pointer, nearest) => {
  const { status, problems } = changed(file, pointer, 'x');
  expect(status).toBe('refused');
  expect(problems).toMatchObject([{ code: 'key.unknown', severity: 'error', file, pointer }]);
  const key = splitPointer(pointer).at(-1) ?? '';
  expect(problems[0]?.message['zh-CN']).toContain(`“${key}”`);
  if (nearest !== undefined) expect(problems[0]?.message['zh-CN']).toContain(`“${nearest}”`);
});

test('M4 a misspelt key that is needed is named once', () => {
  const units = { units: { road: { titel: { 'zh-CN': '公路站', en: 'Road office' } } } };
  const { problems } = readKit(townFiles({ 'org/units.json': units }));
  expect(problems).toMatchObject([{ code: 'key.unknown', pointer: '/units/road/titel' }]);
  expect(problems[0]?.message['en']).toContain('"title"');
});

test.each(['after', 'invoke', 'entry', 'exit', 'output', 'onDone'])('M4 a chart may not use %s', (key) => {
  const { problems } = changed('flows/report/flow.json', `/chart/states/start/${key}`, {});
  expect(problems).toMatchObject([{ code: 'key.unknown', pointer: `/chart/states/start/${key}` }]);
});

test('M5 the kit is deeply frozen', () => {
  const loose: string[] = [];
  const visit = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if (!Object.isFrozen(value)) loose.push(path);
    for (const [key, item] of Object.entries(value)) visit(item, `${path}/${key}`);
  };
  visit(kitOf(readKit(townFiles())), '');
  expect(loose).toEqual([]);
});

test('M5 the order of files, their bytes and the order of keys are without meaning', () => {
  const entries = [...townFiles()];
  fc.assert(
    fc.property(
      fc.shuffledSubarray(entries, { minLength: entries.length }),
      fc.boolean(),
      (order, spread) => {
        const files = order.map(([path, text]): [string, string] => {
          if (!path.endsWith('.json')) return [path, spread ? text.replace(/\n/g, '\r\n') : text];
          const { $schema: _schema, ...value } = JSON.parse(text) as Record<string, unknown>;
          const keys = spread ? Object.fromEntries(Object.entries(value).reverse()) : value;
          return [path, JSON.stringify(keys, null, spread ? 4 : 0)];
        });
        expect(kitOf(readKit(new Map(files))).revision).toBe(revision);
      },
    ),
  );
});

test.each([
  ['kit.json', '/title/en'],
  ['org/roles.json', '/posts/worker/title/en'],
  ['org/units.json', '/units/road/title/en'],
  ['org/grids.json', '/villages/0/grids/0/bounds/en'],
  ['codes/kind.json', '/codes/0/title/en'],
  ['forms/report/form.schema.json', '/properties/what/title'],
  ['forms/report/form.ui.json', '/what/ui:widget'],
  ['forms/report/i18n/en.json', '/~1title'],
  ['flows/report/flow.json', '/actions/open/title/en'],
  ['lists/mine.json', '/title/en'],
])('M5 a change in %s gives another revision', (file, pointer) => {
  expect(kitOf(changed(file, pointer, 'changed')).revision).not.toBe(revision);
});

test.each([
  ['calendar/2026.json', '/source'],
  ['flows/report/flow.layout.json', '/start'],
  ['flows/report/scenarios/one.json', '/title'],
  ['schema/kit.schema.json', '/title'],
])('M5 a change in %s does not', (file, pointer) => {
  expect(kitOf(changed(file, pointer, 'changed')).revision).toBe(revision);
});

test('M5 a template’s text counts, the kind of its line ends does not', () => {
  const template = (text: string): string =>
    kitOf(readKit(new Map([...townFiles(), ['templates/sheet.hbs', text]]))).revision;
  expect(template('<p>{{case.number}}</p>\r\n')).toBe(revision);
  expect(template('<p></p>\n')).not.toBe(revision);
});
