import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { deepFreeze, type JsonValue } from '#core/base';
import type { Edit } from '#core/model';
import { decide } from '#core/rules';
import { kit, TOWN } from './kit.ts';
import { accepted, ask, caseOf, opened } from './told.ts';

const reported = caseOf([opened], '2026-04-28T09:30');
const correct = (...edits: readonly Edit[]) => ask('center', 'correct', reported, { edits });
const put = (pointer: string, to: JsonValue): Edit => ({ pointer, to });

describe('R1 one question, one answer', () => {
  test('R1 asking changes neither the case nor what was asked, and asking again gives the same', () => {
    const triage = deepFreeze(structuredClone(caseOf(accepted, '2026-04-28T10:30')));
    const holding = { post: 'center', seat: TOWN };
    const actor = deepFreeze({ person: 'center', ...holding, holdings: [holding] });
    for (const intent of [{ act: 'dispatch', data: { lead: 'works' } }, { act: 'accept' }, { act: 'fly' }]) {
      const ask = () => decide(kit, 'incident', actor, deepFreeze(intent), triage);
      expect(ask()).toEqual(ask());
    }
  });

  test('R1 neither XState nor Ajv nor Handlebars comes along', async () => {
    const { metafile } = await build({
      entryPoints: [join(import.meta.dirname, '../../runtime/core/rules/index.ts')],
      bundle: true,
      write: false,
      metafile: true,
    });
    const files = Object.keys(metafile.inputs);
    expect(files.some((file) => file.endsWith('rules/decide.ts'))).toBe(true);
    expect(files.filter((file) => /node_modules\/(?:xstate|ajv|handlebars)/.test(file))).toEqual([]);
  });
});

describe('R7 an act with edits is judged on its edits', () => {
  test('R7 a listed place, and any place below it', () => {
    expect(correct(put('/what', '路灯修好了'))).toEqual({ allow: true });
    expect(correct(put('/people', [{ name: '甲' }]))).toEqual({ allow: true });
    expect(correct(put('/people', []), put('/people/0', { name: '甲', age: 40 }))).toEqual({ allow: true });
  });

  test.each(['/category', '', '/', '/wha', '/whatever', '/what2/x'])('R7 no other place: %j', (pointer) => {
    expect(correct(put(pointer, 'order'))).toMatchObject({ code: 'edits' });
  });

  test('R7 one edit elsewhere spoils the rest', () => {
    expect(correct(put('/what', '路灯修好了'), put('/category', 'order'))).toMatchObject({ code: 'edits' });
  });

  test('R7 the record after them is valid data of the form', () => {
    expect(correct(put('/what', ''))).toMatchObject({ code: 'edits' });
    expect(correct({ pointer: '/what' })).toMatchObject({ code: 'edits' });
    expect(correct(put('/people', [{ age: 40 }]))).toMatchObject({ code: 'edits' });
    // Neither is valid alone, both together are.
    const both = [put('/people', [{ age: 40 }]), put('/people/0/name', '甲')];
    expect(correct(...both)).toEqual({ allow: true });
  });

  test('R7 an act without edits takes none', () => {
    expect(ask('center', 'accept', reported, { data: {}, edits: [put('/what', 'x')] })).toMatchObject({
      code: 'edits',
    });
  });
});
