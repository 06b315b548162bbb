/** Documents with their files behind them, as CouchDB's replicator reads and sends them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HttpFailure } from '../HttpFailure.ts';
import { readRelated } from './readRelated.ts';
import { writeMixed } from './writeMixed.ts';

const STUB = { content_type: 'image/jpeg', digest: 'md5-x', revpos: 1 };

/** The one part of an answer, with the type that its head names. */
function partOf(reply: ReturnType<typeof writeMixed>): { readonly type: string; readonly body: Buffer } {
  const bytes = 'bytes' in reply ? reply.bytes : Buffer.alloc(0);
  const boundary = /boundary="(\w+)"/.exec(reply.headers?.['Content-Type'] ?? '')?.[1] ?? '';
  const start = bytes.indexOf('\r\n\r\n');
  const head = bytes.toString('utf8', 0, start);
  expect(head.startsWith(`--${boundary}\r\n`)).toBe(true);
  const end = bytes.lastIndexOf(`\r\n--${boundary}--`);
  return { type: /content-type: (.*)/i.exec(head)?.[1] ?? '', body: bytes.subarray(start + 4, end) };
}

describe('what is written', () => {
  test('is read again as it was, whatever bytes the files have', () => {
    const bytes = fc.uint8Array({ maxLength: 300 });
    // Lines that look like the end of a part, too.
    const nasty = fc
      .constantFrom('\r\n', '--', '\r\n--', '\r\n\r\n', '')
      .map((text) => new TextEncoder().encode(text));
    const name = fc.stringMatching(/^[a-z0-9]{1,8}\.jpg$/);
    fc.assert(
      fc.property(fc.dictionary(name, fc.oneof(bytes, nasty), { minKeys: 1, maxKeys: 4 }), (files) => {
        const attachments = Object.fromEntries(
          Object.entries(files).map(([one, data]) => [
            one,
            { ...STUB, data: Buffer.from(data).toString('base64') },
          ]),
        );
        const document = { _id: 'e/1/2', _rev: '1-a', what: '样例', _attachments: attachments };
        const { type, body } = partOf(writeMixed([{ ok: document }]));
        expect(readRelated(type, body)).toEqual({
          ...document,
          _attachments: Object.fromEntries(
            Object.entries(attachments).map(([one, { content_type, data }]) => [one, { content_type, data }]),
          ),
        });
      }),
    );
  });

  test('without files is plain JSON, and says what is missing', () => {
    const { type, body } = partOf(writeMixed([{ ok: { _id: 'a', _rev: '1-a' } }]));
    expect([type, JSON.parse(body.toString())]).toEqual(['application/json', { _id: 'a', _rev: '1-a' }]);
    const gone = partOf(writeMixed([{ missing: '1-b' }]));
    expect([gone.type, gone.body.toString()]).toEqual([
      'application/json; error="true"',
      '{"missing":"1-b"}',
    ]);
  });
});

describe('what a stranger sends', () => {
  const TYPE = 'multipart/related; boundary=xyz';
  const json = (document: unknown): string =>
    `--xyz\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(document)}`;
  const file = '\r\n--xyz\r\nContent-Disposition: attachment; filename="a.jpg"\r\n\r\nbytes';
  const follows = { _id: 'a', _attachments: { 'a.jpg': { content_type: 'image/jpeg', follows: true } } };

  test('is taken when it is whole', () => {
    expect(readRelated(TYPE, Buffer.from(`${json(follows)}${file}\r\n--xyz--`))).toEqual({
      _id: 'a',
      _attachments: {
        'a.jpg': { content_type: 'image/jpeg', data: Buffer.from('bytes').toString('base64') },
      },
    });
  });

  test.each([
    ['no boundary', 'multipart/related', ''],
    ['nothing', TYPE, ''],
    ['no end', TYPE, `${json(follows)}${file}`],
    ['a file too few', TYPE, `${json(follows)}\r\n--xyz--`],
    ['a file too many', TYPE, `${json({ _id: 'a' })}${file}\r\n--xyz--`],
    ['another file', TYPE, `${json({ _attachments: { 'b.jpg': { follows: true } } })}${file}\r\n--xyz--`],
    [
      'a compressed file',
      TYPE,
      `${json({ _attachments: { 'a.jpg': { follows: true, encoding: 'gzip' } } })}${file}\r\n--xyz--`,
    ],
    ['no JSON', TYPE, '--xyz\r\n\r\n{\r\n--xyz--'],
    ['no object of files', TYPE, `${json({ _attachments: [] })}\r\n--xyz--`],
  ])('is refused with %s', (_what, type, body) => {
    expect(() => readRelated(type, Buffer.from(body))).toThrow(HttpFailure);
  });

  test('never makes it stumble', () => {
    const piece = fc.constantFrom('--xyz', '\r\n', '--', '\r\n\r\n', '{}', '{"_attachments":{}}', 'x', file);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        try {
          readRelated(TYPE, Buffer.from(pieces.join('')));
        } catch (error) {
          expect(error).toBeInstanceOf(HttpFailure);
        }
      }),
    );
  });
});
