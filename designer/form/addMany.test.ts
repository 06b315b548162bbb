import { expect, test } from 'vitest';
import { applyChange, findValue, openDraft, textsOf, type Draft } from '#designer/edit';
import { addQuestions, addSnippet, outlineOf, snippetIds } from './index.ts';
import type { Commanded, FreshName } from './index.ts';

const FORM = 'visit';
const files = new Map([
  ['kit.json', JSON.stringify({ languages: ['zh-CN', 'en'] })],
  [
    `forms/${FORM}/form.schema.json`,
    '{ "type": "object", "properties": { "a": { "type": "string", "title": "甲" } } }',
  ],
]);
const draft = openDraft(files);
const fresh: FreshName = (prefix, taken) => {
  for (let number = 1; ; number += 1) if (!taken(prefix + String(number))) return prefix + String(number);
};
const goal = { into: '', at: 1 };

function done(commanded: Commanded): Draft {
  if (commanded.status === 'refused') throw new Error(commanded.why['zh-CN']);
  const changed = applyChange(draft, commanded.command.change);
  if (changed.status === 'failed') throw new Error(JSON.stringify(changed.failure));
  const back = applyChange(changed.draft, changed.inverse);
  expect(back.status === 'changed' && textsOf(back.draft)).toEqual(files);
  return changed.draft;
}

test('a column of a table becomes questions, one a line, in their place and as one change', () => {
  const after = done(
    addQuestions({ draft, form: FORM }, ['姓名 ', '', '\t电话', '姓名'], { into: '', at: 0 }, fresh),
  );
  const titles = outlineOf(after, FORM)!.children.map(({ key }) =>
    findValue(after, `forms/${FORM}/form.schema.json`, `/properties/${key}/title`),
  );
  expect(titles).toEqual(['姓名', '电话', '甲']);
  expect(addQuestions({ draft, form: FORM }, [' ', ''], goal, fresh).status).toBe('refused');
  expect(addQuestions({ draft, form: FORM }, ['x'], { into: '/properties/a', at: 0 }, fresh).status).toBe(
    'refused',
  );
});

test.each(snippetIds)(
  '%s goes in whole, recognised to the last part, in every language of the town',
  (id) => {
    const after = done(addSnippet({ draft, form: FORM }, id, goal, fresh));
    const added = outlineOf(after, FORM)!.children[1]!;
    expect(['section', 'group']).toContain(added.kind);
    expect(added.children.length).toBeGreaterThan(1);
    expect(added.children.filter(({ kind }) => kind === 'opaque')).toEqual([]);
    const words = Object.keys(findValue(after, `forms/${FORM}/i18n/en.json`, '') as object);
    expect(words).toEqual([added, ...added.children].map(({ pointer }) => `${pointer}/title`));
  },
);
