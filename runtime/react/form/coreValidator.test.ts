import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadKit, validateForm, type JsonObject, type Kit } from '#core';
import { sampleFiles } from '../dev/sampleFiles.ts';
import { coreValidator, propertyOf } from './coreValidator.ts';
import { fillCalculated } from './fillCalculated.ts';
import { pruneObject } from './prune.ts';

function sampleKit(): Kit {
  const loaded = loadKit(sampleFiles);
  if (loaded.status === 'refused') throw new Error('the sample town does not load');
  return loaded.kit;
}

const kit = sampleKit();
const clock = (): number => Date.parse('2026-11-28T09:00:00+08:00');
const word = fc.constantFrom('', ' ', 'dispute', 'safety', '13800000000', '99010110120003', 'true', '一句话');
const answer = fc.oneof(
  word,
  fc.boolean(),
  fc.integer({ min: -2, max: 200 }),
  fc.constant(undefined),
  fc.array(word, { maxLength: 3 }),
);

test('U2 the form refuses exactly what the core refuses, with its sentences', () => {
  for (const form of Object.keys(kit.forms)) {
    const names = Object.keys((kit.forms[form]?.schema['properties'] ?? {}) as JsonObject);
    const validator = coreValidator(kit, form, 'zh-CN', clock);
    fc.assert(
      fc.property(
        fc.record(Object.fromEntries(names.map((name) => [name, answer])), { requiredKeys: [] }),
        (data) => {
          const { errors } = validator.validateFormData(data, {});
          const expected = validateForm(
            kit,
            form,
            fillCalculated(kit, form, pruneObject(data), clock()),
            clock(),
          );
          expect(errors.map(({ property, message }) => [property, message])).toEqual(
            expected.map(({ pointer, message }) => [propertyOf(pointer), message['zh-CN']]),
          );
        },
      ),
      { seed: 20260513, numRuns: 40 },
    );
  }
});

test('U2 an error sits at its field', () => {
  const { errorSchema } = coreValidator(kit, 'incident', 'en', clock).validateFormData(
    { category: 'dispute' },
    {},
  );
  expect(Object.keys(errorSchema).sort()).toEqual(['group', 'what']);
});

test('U2 an act that edits a part is not stopped by another part', () => {
  const { errors } = coreValidator(kit, 'incident', 'en', clock, ['/what']).validateFormData({}, {});
  expect(errors.map(({ property }) => property)).toEqual(['.what']);
});
