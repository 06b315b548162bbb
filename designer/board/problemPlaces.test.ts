import { expect, test } from 'vitest';
import type { Problem } from '#core';
import { openDraft } from '#designer/edit';
import { outlineOf } from '#designer/form';
import { countProblems, formOfProblem, partOfProblem } from './problemPlaces.ts';

const FOLDER = 'forms/visit';
const schema = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    members: { type: 'array', items: { type: 'object', properties: { age: { type: 'integer' } } } },
  },
};
const draft = openDraft(new Map([[`${FOLDER}/form.schema.json`, JSON.stringify(schema)]]));
const outline = outlineOf(draft, 'visit')!;

const problem = (file: string, pointer: string): Problem => ({
  code: 'x',
  severity: 'error',
  file: `${FOLDER}/${file}`,
  pointer,
  message: { 'zh-CN': '错' },
});
const AGE = '/properties/members/items/properties/age';

test.each([
  ['form.schema.json', `${AGE}/minimum`, AGE],
  ['form.schema.json', '/required/0', ''],
  ['form.ui.json', '/members/items/age/ui:help', AGE],
  ['form.ui.json', '/ui:order/1', ''],
  ['i18n/en.json', '/~1properties~1name~1title', '/properties/name'],
  ['i18n/en.json', '/ui:~1members~1items~1age~1ui:help', AGE],
  ['i18n/en.json', '/~1nowhere', ''],
])('a problem of %s at %s is shown at the part %s', (file, pointer, part) => {
  expect(partOfProblem(problem(file, pointer), outline).pointer).toBe(part);
});

test('a part counts its own problems, those of other forms do not count', () => {
  const problems = [
    problem('form.schema.json', AGE),
    problem('i18n/en.json', '/~1properties~1name~1title'),
    problem('form.ui.json', '/members/items/age'),
    { ...problem('', ''), file: 'forms/other/form.schema.json' },
    { ...problem('', ''), file: 'flows/visit/flow.json' },
  ];
  expect([...countProblems(problems, 'visit', outline)]).toEqual([
    [AGE, 2],
    ['/properties/name', 1],
  ]);
  expect(formOfProblem(problems[4]!)).toBeUndefined();
});
