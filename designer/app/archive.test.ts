import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { packFiles, unpackFiles } from './archive.ts';

const files = new Map([
  ['kit.json', '{ "title": "镇" }\n'],
  ['templates/sheet.hbs', '<p>{{x}}</p>\r\n'],
  ['forms/a/form.schema.json', '\uFEFF{}'],
]);

test('what was packed comes out to the byte, and equal files make equal archives', () => {
  const packed = packFiles(files);
  expect(unpackFiles(packed)).toEqual({ status: 'unpacked', files });
  expect(packFiles(new Map(files))).toEqual(packed);
});

test('what is no file of a config stays in the archive', () => {
  const bytes = zipSync({
    'config/kit.json': strToU8('{}'),
    '../kit.json': strToU8('{}'),
    'config/../../etc/passwd.json': strToU8('{}'),
    '/kit.json': strToU8('{}'),
    'config/.git/config.json': strToU8('{}'),
    'config/run.js': strToU8('alert(1)'),
    'C:\\kit.json': strToU8('{}'),
  });
  expect(unpackFiles(bytes)).toEqual({ status: 'unpacked', files: new Map([['kit.json', '{}']]) });
});

test('no archive, a broken one, other encodings and one that would fill the memory are refused', () => {
  const packed = packFiles(files);
  expect(unpackFiles(strToU8('hello')).status).toBe('unreadable');
  expect(unpackFiles(packed.slice(0, packed.length / 2)).status).toBe('unreadable');
  expect(unpackFiles(zipSync({ 'kit.json': new Uint8Array([0xff, 0xfe, 0x7b]) })).status).toBe('unreadable');
  expect(unpackFiles(zipSync({ 'kit.json': new Uint8Array(21_000_000) }, { level: 9 })).status).toBe(
    'unreadable',
  );
});
