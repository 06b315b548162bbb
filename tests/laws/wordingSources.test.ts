/** Sentences that no test happens to bring about: every Chinese text in the sources, with its holes filled in. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { HALF_WIDTH, HAN } from './wordingRules.ts';

const ROOT = join(import.meta.dirname, '../..');
const FOLDERS = ['core', 'cli', 'server', 'store', 'sync'].map((name) => `runtime/${name}`);

/** Wherever something is put into a Chinese sentence, a Chinese word may stand; after English and its mark it will not. */
const FILLED = '字';
const AFTER_ENGLISH = /([A-Za-z][,;:] ?)字/gu;

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|mjs)$/u.test(name) && !/\.(?:test|fixture|d)\.ts$/u.test(name))
    .map((name) => join(folder, name));
}

/** Texts in quotes and templates; comments are no part of the tree. */
function textsOf(path: string): readonly string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) texts.push(node.text);
    if (ts.isTemplateExpression(node)) {
      const spans = node.templateSpans.map(({ literal }) => FILLED + literal.text);
      texts.push([node.head.text, ...spans].join('').replace(AFTER_ENGLISH, '$1x'));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, readFileSync(join(ROOT, path), 'utf8'), ts.ScriptTarget.Latest));
  return texts;
}

describe.each(FOLDERS)('%s', (folder) => {
  test('M2 Chinese sentences have Chinese punctuation', () => {
    const written = sourcesIn(folder).flatMap((path) =>
      textsOf(path)
        // A sentence with holes alone has no language; an English one may have them next to its marks.
        .filter((text) => new RegExp(HAN, 'u').test(text.replaceAll(FILLED, '')))
        .flatMap((text) => text.split('\n').map((line) => ({ path, line }))),
    );
    const wrong = written.filter(({ line }) => HALF_WIDTH.test(line) && !isEnglish(line));
    expect(wrong).toEqual([]);
  });
});

/** The English half of a message in both languages. */
function isEnglish(line: string): boolean {
  return !new RegExp(HAN, 'u').test(line.replaceAll(FILLED, ''));
}
