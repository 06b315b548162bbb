import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadKit, PROBLEM_CODES } from '#core/check';
import { asFixture, filesOf, type Fixture } from './fixture.ts';

const names = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.json'));

const fixtures = names.map((name): readonly [string, Fixture] => {
  const content: unknown = JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8'));
  return [name.replace(/\.json$/, ''), asFixture(content)];
});

test('K1 the town that the fixtures break has no problem', () => {
  expect(loadKit(filesOf([]))).toMatchObject({ status: 'loaded', problems: [] });
});

test('K1 every code of the registry has a fixture', () => {
  // `flow.form-unknown.json`; a second fixture of a code adds words: `key.unknown.chart-timer.json`.
  const covered = new Set(names.map((name) => name.split('.').slice(0, 2).join('.')));
  expect([...PROBLEM_CODES.keys()].filter((code) => !covered.has(code))).toEqual([]);
  expect([...covered].filter((code) => !PROBLEM_CODES.has(code))).toEqual([]);
});

describe.each(fixtures)('%s', (name, { change, problems: expected }) => {
  const { status, problems } = loadKit(filesOf(change));

  test('K1 gives exactly its problems', () => {
    expect(problems.map(({ code, severity, file, pointer }) => ({ code, severity, file, pointer }))).toEqual(
      expected,
    );
    expect(expected.map(({ code }) => code)).toContain(name.split('.').slice(0, 2).join('.'));
    expect(status).toBe(expected.some(({ severity }) => severity === 'error') ? 'refused' : 'warned');
    for (const { code, severity } of expected) expect(PROBLEM_CODES.get(code)).toBe(severity);
  });

  test('M2 says it in both languages, with every hole filled', () => {
    for (const { message } of problems) {
      const { 'zh-CN': chinese = '', en = '' } = message;
      expect(chinese).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/[A-Za-z]{2}/);
      expect(chinese).not.toBe(en);
      expect(`${chinese}${en}`).not.toMatch(/\{\w+\}|undefined|\[object/);
    }
  });
});
