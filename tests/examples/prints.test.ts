/** Every document of the sample town, printed from every scenario in every language. */
import { describe, expect, test } from 'vitest';
import { render } from '#core/print';
import { runScenario } from '#core/scenario';
import { loadTown, readTown, scenariosOf } from './readTown.ts';

const files = readTown();
const { kit } = loadTown(files);
const prints = Object.values(kit.flows).flatMap((flow) =>
  Object.keys(flow.prints ?? {}).map((print) => ({ flow: flow.id, print })),
);

/** What a value that nobody thought of looks like on paper. */
const MACHINE_WORDS = /undefined|NaN|\[object|\bnull\b/;

describe('the documents of the sample town', () => {
  test.each(prints)('D3 $flow/$print prints from every scenario in every language', ({ flow, print }) => {
    const pages = scenariosOf(files)
      .filter((one) => one.flow === flow)
      .flatMap(({ name, value }) => {
        const { case: subject } = runScenario(kit, flow, value, name);
        if (subject === null) return [];
        return kit.languages.map((language) =>
          render(kit, flow, print, subject, language, subject.updatedAt),
        );
      });
    expect(pages.length).toBeGreaterThan(0);
    expect(pages.filter(({ status }) => status !== 'ok')).toEqual([]);
    expect(pages.filter((page) => page.status === 'ok' && MACHINE_WORDS.test(page.html))).toEqual([]);
  });

  test('D1 the handling sheet tells the whole way of a matter', () => {
    const scenario = scenariosOf(files).find(({ name }) => name === 'to-the-close');
    const { case: subject } = runScenario(kit, 'incident', scenario?.value ?? null, 'to-the-close');
    const page = subject && render(kit, 'incident', 'sheet', subject, 'zh-CN', subject.updatedAt);
    const html = page?.status === 'ok' ? page.html : '';
    for (const words of [
      '司法所（调委会）',
      '双方达成口头协议',
      '2026年5月15日',
      '满意',
      '已结案',
      '末日5月10日为休息日',
    ]) {
      expect(html).toContain(words);
    }
  });
});
