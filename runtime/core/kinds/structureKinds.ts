import { isObject } from '#core/base';
import type { FieldKind } from './FieldKind.ts';
import { kind, named } from './make.ts';

/** What holds questions or says something. The engine lays it out, so it has no part. */
export const structureKinds = {
  section: kind({
    title: named('分组', 'Section'),
    palette: 'structure',
    schema: { type: 'object', properties: {} },
    owned: ['required'],
    look: ['ui:order'],
    seconds: 0,
    validate: isObject,
    parse: () => undefined,
    serialize: () => '',
  }),
  group: kind({
    title: named('重复填写的分组', 'Repeating section'),
    palette: 'structure',
    schema: { type: 'array', maxItems: 20, items: { type: 'object', properties: {} } },
    owned: ['minItems'],
    look: ['items'],
    limits: ['minItems', 'maxItems'],
    seconds: 0,
    validate: (value) => Array.isArray(value),
    parse: () => undefined,
    serialize: () => '',
  }),
  note: kind({
    title: named('说明文字', 'Note'),
    palette: 'structure',
    schema: { type: 'null' },
    seconds: 0,
    validate: (value) => value === null,
    parse: () => undefined,
    serialize: () => '',
  }),
} satisfies Readonly<Record<string, FieldKind>>;
