import { randomBytes } from 'node:crypto';
import type { StoredDocument } from '../../storage/Database.ts';
import type { Reply } from '../Exchange.ts';

interface InlineFile {
  readonly content_type: string;
  readonly data: string;
}

/** CouchDB's list of leaves, as `open_revs` gives it. */
export type Leaves = readonly ({ readonly ok: StoredDocument } | { readonly missing: string })[];

/**
 * Leaves of a document with the bytes of their files behind them, in the form that CouchDB's replicator reads when it pulls: it takes
 * documents with files in no other.
 */
export function writeMixed(leaves: Leaves): Exclude<Reply, 'handled'> {
  const [outer, inner] = [boundary(), boundary()];
  const parts = leaves.flatMap((leaf) => [text(`--${outer}\r\n`), ...partOf(leaf, inner), text('\r\n')]);
  const bytes = Buffer.concat([...parts, text(`--${outer}--`)]);
  return { bytes, headers: { 'Content-Type': `multipart/mixed; boundary="${outer}"` } };
}

function partOf(leaf: Leaves[number], inner: string): readonly Uint8Array[] {
  if (!('ok' in leaf)) {
    return [text(`Content-Type: application/json; error="true"\r\n\r\n${JSON.stringify(leaf)}`)];
  }
  const { _attachments: attachments, ...bare } = leaf.ok;
  const files = Object.entries((attachments ?? {}) as Readonly<Record<string, InlineFile>>).map(
    ([name, { data, ...stub }]) => ({ name, stub, bytes: new Uint8Array(Buffer.from(data, 'base64')) }),
  );
  if (files.length === 0) return [text(`Content-Type: application/json\r\n\r\n${JSON.stringify(bare)}`)];
  const stubs = files.map(({ name, stub, bytes }) => [
    name,
    { ...stub, follows: true, length: bytes.length },
  ]);
  const document = { ...bare, _attachments: Object.fromEntries(stubs) as unknown };
  return [
    text(`Content-Type: multipart/related; boundary="${inner}"\r\n\r\n--${inner}\r\n`),
    text(`Content-Type: application/json\r\n\r\n${JSON.stringify(document)}`),
    ...files.flatMap(({ name, stub, bytes }) => [
      // The door lets in plain names only: none has a quote or a line's end.
      text(`\r\n--${inner}\r\nContent-Disposition: attachment; filename="${name}"\r\n`),
      text(`Content-Type: ${stub.content_type}\r\nContent-Length: ${String(bytes.length)}\r\n\r\n`),
      bytes,
    ]),
    text(`\r\n--${inner}--`),
  ];
}

function boundary(): string {
  return randomBytes(16).toString('hex');
}

function text(line: string): Uint8Array {
  return new TextEncoder().encode(line);
}
