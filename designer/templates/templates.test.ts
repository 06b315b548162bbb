import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { render, templateProblems } from '#core';
import { templateNames } from '#core/print';
import { applyChange, openDraft, textsOf } from '#designer/edit';
import { loadTown, readTown } from '../../tests/examples/readTown.ts';
import { insertMenu } from './insertMenu.ts';
import { placeOfProblem } from './lines.ts';
import { templateFiles } from './printedOf.ts';
import { sampleCase, samplesOf, scenarioFile } from './sampleCases.ts';
import { setTemplate } from './setTemplate.ts';
import { goesOn, typedBetween } from './Typed.ts';

const files = readTown();
const draft = openDraft(files);
const { kit } = loadTown(files);
const SHEET = 'templates/incident-sheet.hbs';
const playedIn = (flow: string, id: string): ReturnType<typeof sampleCase> =>
  sampleCase(kit, flow, { id, text: files.get(scenarioFile(flow, id)) ?? '' });
const step = { title: '事件处理单', burst: 't1' };

describe('the templates of a town', () => {
  it('are listed with what prints them and the language they are printed in', () => {
    const found = templateFiles(draft).map(({ name, language, printed }) => [
      name,
      language,
      printed.map(({ print }) => print),
    ]);
    expect(found).toContainEqual(['incident-sheet', 'zh-CN', ['sheet']]);
    expect(found).toContainEqual(['incident-sheet.en', 'en', ['sheet']]);
  });

  it('are changed as one step that is taken back to the byte', () => {
    const commanded = setTemplate(draft, SHEET, '<p>新</p>\r\n', step);
    if (commanded.status === 'refused') throw new Error(commanded.why['en']);
    const changed = applyChange(draft, commanded.command.change);
    if (changed.status === 'failed') throw new Error(JSON.stringify(changed.failure));
    expect(textsOf(changed.draft).get(SHEET)).toBe('<p>新</p>\r\n');
    const back = applyChange(changed.draft, changed.inverse);
    expect(back.status === 'changed' && textsOf(back.draft)).toEqual(files);
    expect(setTemplate(draft, 'templates/gone.hbs', '', step).status).toBe('refused');
  });
});

describe('the menu of what can be put in', () => {
  it.each(Object.keys(kit.flows))('of the flow %s gives nothing that the printer does not take', (flow) => {
    const names = templateNames(kit, flow);
    const inserts = insertMenu(kit, flow).flatMap((group) => group.inserts);
    expect(inserts.length).toBeGreaterThan(20);
    for (const { code } of inserts)
      expect([code, templateProblems(code, 'sheet', names)]).toEqual([code, []]);
    for (const { title } of inserts)
      expect(title['zh-CN'] !== undefined && title['en'] !== undefined).toBe(true);
  });
});

describe('the examples', () => {
  it('of every flow print every document of it', () => {
    for (const { name, language, printed } of templateFiles(draft)) {
      for (const { flow, print } of printed) {
        const [sample] = samplesOf(draft, flow);
        const played = playedIn(flow, sample?.id ?? '');
        if (played === undefined) throw new Error(`${flow} has no example`);
        const made = render(kit, flow, print, played.case, language, played.case.updatedAt, played.people);
        expect([name, made.status]).toEqual([name, 'ok']);
        if (name === 'incident-sheet') expect(made.status === 'ok' && made.html).toContain('样例·');
      }
    }
  });

  it('that is broken makes no case, and does not throw', () => {
    for (const text of ['{ "steps": 3 }', '{', '[]', '3'])
      expect(sampleCase(kit, 'incident', { id: 'odd', text })).toBeUndefined();
  });
});

describe('the place of a fault', () => {
  it('is the line it names, from its column on', () => {
    const text = '<p>\r\n  {{nothing}}\r\n</p>';
    const { start, end } = placeOfProblem(text, { line: 2, column: 3 });
    expect(text.slice(start, end)).toBe('{{nothing}}');
    expect(placeOfProblem(text, { line: 99, column: 1 })).toEqual({ start: text.length, end: text.length });
  });
});

describe('typing', () => {
  test('what changed between two texts, put into the first, makes the second', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '{') });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { at, removed, inserted } = typedBetween(before, after);
        expect(before.slice(0, at) + inserted + before.slice(at + removed)).toBe(after);
      }),
      { seed: 20_261_128, numRuns: 300 },
    );
  });

  it('on is one step; a new line, a paste or another place begins the next', () => {
    const first = typedBetween('ab', 'abc');
    expect(goesOn(first, typedBetween('abc', 'abcd'))).toBe(true);
    expect(goesOn(first, typedBetween('abc', 'ab'))).toBe(true);
    expect(goesOn(first, typedBetween('abc', 'abc\n'))).toBe(false);
    expect(goesOn(first, typedBetween('abc', 'xabc'))).toBe(false);
    expect(goesOn(first, typedBetween('abc', 'abc a long paste'))).toBe(false);
    expect(goesOn(undefined, first)).toBe(false);
  });
});
