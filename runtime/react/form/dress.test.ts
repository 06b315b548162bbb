import { expect, test } from 'vitest';
import { dress } from './dress.ts';

test('U4 kind, format and type decide the widget', () => {
  const properties = {
    photos: { type: 'array', items: { type: 'string', 'x-kind': 'photo' } },
    group: { type: 'string', 'x-kind': 'village-group' },
    born: { type: 'string', format: 'date' },
    done: { type: 'boolean' },
    age: { type: 'integer' },
    short: { type: 'string', maxLength: 30 },
    long: { type: 'string', maxLength: 500 },
    sex: { type: 'string', oneOf: [{ const: '1' }] },
  };
  const ui = dress({ type: 'object', properties });
  expect(
    Object.fromEntries(
      Object.keys(properties).map((name) => [name, (ui[name] as Record<string, unknown>)['ui:widget']]),
    ),
  ).toEqual({
    photos: 'photos',
    group: 'villageGroup',
    born: 'date',
    done: 'yesNo',
    age: 'number',
    short: 'text',
    long: 'textarea',
    sex: 'choice',
  });
});

test('U4 the author of the form has the last word; chips is a look, not a kind', () => {
  const schema = {
    type: 'object',
    properties: { a: { type: 'string' }, b: { type: 'string', 'x-kind': 'unit' } },
  };
  const ui = dress(schema, { a: { 'ui:widget': 'textarea' }, b: { 'ui:widget': 'chips' } });
  expect(ui['a']).toEqual({ 'ui:widget': 'textarea' });
  expect(ui['b']).toEqual({ 'ui:widget': 'unit', 'ui:look': 'chips' });
});
