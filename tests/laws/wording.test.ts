/**
 * What people read: Chinese with Chinese punctuation and without words of the machine, and beside it a whole English
 * text of its own. The sentences are gathered where they come out, not where they are written.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isObject, isText, type JsonObject, type JsonValue, type Text } from '#core/base';
import { loadKit } from '#core/check';
import { explain } from '#core/clock';
import { fieldsOf as fieldsOfForm, formFor, validateForm } from '#core/form';
import type { DeadlineRun, Kit } from '#core/model';
import { replay } from '#core/replay';
import { decide } from '#core/rules';
import { asFixture, filesOf } from '../broken/fixture.ts';
import { loadTown, readTown } from '../examples/readTown.ts';
import { histories, START } from './acts.ts';
import { formData } from './formData.ts';
import { sampleTown } from './towns.ts';
import { HALF_WIDTH, HAN } from './wordingRules.ts';

/** Two letters are a unit (`MB`) or a name that people know (`ID`); more are a word of the machine. */
const MACHINE_WORD = /[A-Za-z][A-Za-z_]{2,}|[a-z]+[._-][a-z]+/u;

/** What is wrong about a text, by name. `plain` texts name nothing of the config's own language. */
const FAULTS: Readonly<Record<string, (chinese: string, english: string, plain: boolean) => boolean>> = {
  'not Chinese': (chinese) => !new RegExp(HAN, 'u').test(chinese) && chinese !== '—',
  'half-width': (chinese) => HALF_WIDTH.test(chinese),
  'machine word': (chinese, _english, plain) => plain && MACHINE_WORD.test(chinese),
  'no English': (chinese, english) => english.trim() === '' || english === chinese,
  'Chinese in English': (_chinese, english) => new RegExp(HAN, 'u').test(withoutQuotes(english)),
  hole: (chinese, english) => /undefined|\[object|\{\w+\}| {2}/u.test(chinese + english),
};

function faultsOf(texts: Iterable<Text>, words: 'plain' | 'may-quote-config' = 'plain'): readonly string[] {
  const found = new Set<string>();
  for (const { 'zh-CN': chinese = '', en = '' } of texts) {
    for (const [name, is] of Object.entries(FAULTS)) {
      if (is(chinese, en, words === 'plain')) found.add(`${name}: ${chinese} | ${en}`);
    }
  }
  return [...found];
}

/** An English sentence may quote what somebody wrote in Chinese. */
function withoutQuotes(english: string): string {
  return english.replace(/[“"][^”"]*[”"]/gu, '');
}

/** Every text in several languages, wherever it stands. */
function textsIn(value: JsonValue | undefined): readonly Text[] {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).flatMap(textsIn);
  if (!isObject(value)) return [];
  if ('zh-CN' in value && isText(value)) return [value];
  return Object.values(value).flatMap(textsIn);
}

/** The words of a form, which stand in two schemas, side by side: titles, helps, units, what personal data is for. */
function formTexts(kit: Kit, form: string): readonly Text[] {
  const [chinese, english] = ['zh-CN', 'en'].map((language) => {
    const { schema, uiSchema } = formFor(kit, form, language);
    return [...wordsIn(schema), ...wordsIn(uiSchema)];
  });
  return (chinese ?? []).map((words, index) => ({ 'zh-CN': words, en: english?.[index] ?? '' }));
}

const WORDS = [
  'title',
  'description',
  'x-unit',
  'purpose',
  'ui:title',
  'ui:description',
  'ui:help',
  'ui:placeholder',
];

function wordsIn(value: JsonValue | undefined): readonly string[] {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).flatMap(wordsIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    typeof part === 'string' && WORDS.includes(key) ? [part] : wordsIn(part),
  );
}

const files = readTown();
const { kit } = loadTown(files);
const town = sampleTown(kit);
const pool = fc.sample(histories(town), { numRuns: 120, seed: 20_260_508 });
const cases = pool.flatMap(({ documents, now }) => replay(documents, kit, now) ?? []);

describe('words that people read', () => {
  test('M2 the sample town: every title, help and name', () => {
    const json = [...files].filter(([path]) => path.endsWith('.json') && !path.startsWith('schema/'));
    const texts = json.flatMap(([, text]) => textsIn(JSON.parse(text) as JsonValue));
    expect(texts.length).toBeGreaterThan(800);
    expect(faultsOf(texts)).toEqual([]);
  });

  test('M2 the sample town: whatever else is written in Chinese', () => {
    const lines = [...files].flatMap(([path, text]) => text.split('\n').map((line) => `${path}: ${line}`));
    // In JSON the mark may be that of the file itself: `"title": "标题",`.
    const wrong = lines.filter((line) => {
      if (line.startsWith('schema/')) return false;
      const words = line.includes('.json: ')
        ? (line.match(/"(?:[^"\\]|\\.)*"/gu) ?? [])
        : [line.slice(line.indexOf(': ') + 2)];
      return words.some((one) =>
        HALF_WIDTH.test(one.replace(/^"|"$/gu, '').replace(/<[^>]*>|\{\{[^}]*\}\}/gu, '')),
      );
    });
    expect(wrong).toEqual([]);
  });

  test('F1 the words of every form', () => {
    const texts = Object.keys(kit.forms).flatMap((form) => formTexts(kit, form));
    expect(texts.length).toBeGreaterThan(300);
    expect(faultsOf(texts)).toEqual([]);
  });

  test('M2 what is said about every broken config', () => {
    const folder = join(import.meta.dirname, '../broken');
    const messages = readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .flatMap((name) => {
        const content: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'));
        return loadKit(filesOf(asFixture(content).change)).problems.map(({ message }) => message);
      });
    expect(messages.length).toBeGreaterThan(100);
    // They name files, keys and values as they are written in the config.
    expect(faultsOf(messages, 'may-quote-config')).toEqual([]);
  });

  test('R6 why an act is not possible, over random acts of random people', () => {
    const reasons: Text[] = [];
    const codes = new Set<string>();
    fc.assert(
      fc.property(
        fc.constantFrom(null, ...cases),
        fc.constantFrom(...town.people),
        fc.constantFrom(...Object.keys(kit.flows['incident']?.actions ?? {})),
        fc.constantFrom<'none' | 'form' | 'junk' | 'edit'>('none', 'form', 'junk', 'edit'),
        fc.nat(),
        (one, { person, holdings }, act, how, dice) => {
          const [holding = { post: 'worker', seat: 'nowhere' }] = holdings;
          const actor = { person, holdings: dice % 7 === 0 ? [] : holdings, ...holding };
          const form = kit.flows['incident']?.actions[act]?.form;
          const data: JsonObject =
            how === 'form' && form !== undefined ? formData(kit, form, dice) : { surprise: true };
          const intent = { act, grid: town.grids[0] ?? '', ...(how === 'none' ? {} : { data }) };
          const edits = [{ pointer: ['/what', '/category', '/nowhere'][dice % 3] ?? '', to: dice % 2 }];
          const asked = how === 'edit' ? { act, edits } : intent;
          const decision = decide(kit, 'incident', actor, asked, one);
          if (decision.allow) return;
          reasons.push(decision.reason);
          codes.add(decision.code);
        },
      ),
      { numRuns: 6_000, seed: 42 },
    );
    const SEEN =
      'post.not-held post.not-allowed seat.out-of-reach party.required party.excluded state guard data edits';
    expect(SEEN.split(' ').filter((code) => !codes.has(code))).toEqual([]);
    // A field that a form does not have is named as it was sent.
    expect(faultsOf(reasons.filter((text) => !/surprise|nowhere/u.test(text['zh-CN'] ?? '')))).toEqual([]);
  });

  test('R6 the reasons in the verdicts of replayed histories', () => {
    const reasons = cases.flatMap(({ timeline }) =>
      timeline.flatMap((entry) =>
        entry.kind === 'event' && 'reason' in entry.verdict ? [entry.verdict.reason] : [],
      ),
    );
    expect(reasons.length).toBeGreaterThan(50);
    expect(faultsOf(reasons.filter((text) => !/“[\w.-]+”/u.test(text['zh-CN'] ?? '')))).toEqual([]);
  });

  test('T7 why a deadline falls on its day', () => {
    const texts: Text[] = [];
    const run = fc.record({
      start: fc.integer({ min: 0, max: 700 * 24 * 60 }),
      amount: fc.nat(40),
      unit: fc.constantFrom<DeadlineRun['span']['unit']>('days', 'workdays', 'hours', 'minutes'),
      rollover: fc.boolean(),
      includeStart: fc.boolean(),
      pause: fc.option(fc.tuple(fc.nat(20), fc.option(fc.integer({ min: 1, max: 20 })))),
      extended: fc.option(fc.integer({ min: 1, max: 60 })),
    });
    const DAY = 86_400_000;
    fc.assert(
      fc.property(run, ({ start, amount, unit, rollover, includeStart, pause, extended }) => {
        const startedAt = START - 100 * DAY + start * 60_000;
        const from = startedAt + (pause?.[0] ?? 0) * DAY;
        const to = pause?.[1] === undefined || pause[1] === null ? null : from + pause[1] * DAY;
        const { days, sentence } = explain(
          {
            id: 'handle',
            run: 1,
            startedAt,
            due: null,
            provisional: false,
            stoppedAt: null,
            pauses: pause === null ? [] : [[from, to]],
            extendedTo: extended === null ? null : START + 400 * DAY,
            light: 'green',
            span: {
              amount: Math.max(amount, unit === 'hours' || unit === 'minutes' ? 1 : 0),
              unit,
              rollover,
              includeStart,
            },
          },
          kit,
        );
        texts.push(sentence, ...days.map(({ words }) => words));
      }),
      { numRuns: 400, seed: 7 },
    );
    expect(faultsOf(texts)).toEqual([]);
  });

  test('F2 what is wrong about a filled-in form', () => {
    const wrong: readonly JsonValue[] = ['', 'x', 0, -1, 1.5, 99_999, true, [], ['x', 'x'], {}, null];
    const texts = Object.keys(kit.forms).flatMap((form) => {
      const fields = fieldsOfForm(kit, form).filter(({ pointer }) => /^\/[^/]+$/u.test(pointer));
      const single = fields.flatMap(({ pointer }) =>
        wrong.map((value): JsonObject => ({ [pointer.slice(1)]: value })),
      );
      const sampled = Array.from({ length: 20 }, (_, dice) => formData(kit, form, dice * 10 + 9));
      return [{}, ...single, ...sampled].flatMap((data) => validateForm(kit, form, data));
    });
    expect(texts.length).toBeGreaterThan(1_000);
    expect(faultsOf(texts.map(({ message }) => message))).toEqual([]);
  });
});
