/** The core's page of promises and its tests hold each other: no promise without a test, no test of a promise that is not made. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
/** Where the core's promises are tested. Other parts have pages of their own with numbers of their own. */
const FOLDERS = [
  'runtime/core',
  'tests/laws',
  'tests/broken',
  'tests/examples',
  'tests/parity',
  'tests/walks',
];

const spec = readFileSync(join(ROOT, 'runtime/core/SPEC.md'), 'utf8');
const promised = [...spec.matchAll(/^- \*\*([A-Z]\d+)\*\*/gmu)].map(([, id = '']) => id);

const titles = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .flatMap((name) => titlesIn(join(ROOT, folder, name))),
);

/** First arguments of `test`, `it` and what they give back (`test.each(…)`), as far as they are written out. */
function titlesIn(path: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isTest(node.expression)) {
      const [title] = node.arguments;
      if (title !== undefined && ts.isStringLiteralLike(title)) found.push(title.text);
      if (title !== undefined && ts.isTemplateExpression(title)) found.push(title.head.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest));
  return found;
}

function isTest(called: ts.Expression): boolean {
  if (ts.isIdentifier(called)) return called.text === 'test' || called.text === 'it';
  if (ts.isPropertyAccessExpression(called) || ts.isCallExpression(called)) return isTest(called.expression);
  return false;
}

/** The numbers that a title begins with: `R2 R6 each code, in its turn`. */
function numbersOf(title: string): readonly string[] {
  return /^(?:[A-Z]\d+[\s,]+)+/u.exec(title)?.[0].match(/[A-Z]\d+/gu) ?? [];
}

test('every promise is made once', () => {
  expect(promised.length).toBeGreaterThan(50);
  expect(promised.filter((id, index) => promised.indexOf(id) < index)).toEqual([]);
});

test('every promise has a test that begins with its number', () => {
  const tested = new Set(titles.flatMap(numbersOf));
  expect(promised.filter((id) => !tested.has(id))).toEqual([]);
});

test('no test speaks of a promise that is not made', () => {
  const known = new Set(promised);
  expect(titles.filter((title) => numbersOf(title).some((id) => !known.has(id)))).toEqual([]);
});
