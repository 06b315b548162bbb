import { isObject } from '#core/base';
import { badRequest } from '../HttpFailure.ts';
import { parseJson } from '../parseJson.ts';

interface Part {
  readonly head: string;
  readonly bytes: Buffer;
}

const BOUNDARY = /;\s*boundary=(?:"([^"]{1,70})"|([\w'()+,./:=?-]{1,70}))/i;

/**
 * A document as CouchDB's replicator sends one with large files (RFC 2387): JSON first, then the bytes of each file that says `follows`.
 * Gives it with the files inline, as all other ways bring them. Fails with 400.
 */
export function readRelated(contentType: string, body: Buffer): unknown {
  const found = BOUNDARY.exec(contentType);
  const boundary = found?.[1] ?? found?.[2];
  if (boundary === undefined) throw badRequest('multipart/related without a boundary');
  const [first, ...files] = partsOf(body, boundary);
  if (first === undefined) throw badRequest('the body has no parts');
  const document = parseJson(textOf(first.bytes));
  const stubs = isObject(document)
    ? (document as { readonly _attachments?: unknown })._attachments
    : undefined;
  if (stubs !== undefined && !isObject(stubs)) throw badRequest('`_attachments` must be an object');
  return stubs === undefined && files.length === 0
    ? document
    : { ...(document as object), _attachments: inline(stubs ?? {}, files) };
}

function inline(stubs: object, files: readonly Part[]): Readonly<Record<string, unknown>> {
  const following = Object.entries(stubs).filter(
    ([, stub]) => isObject(stub) && (stub as { readonly follows?: unknown }).follows === true,
  );
  if (following.length !== files.length)
    throw badRequest('the files that follow are not those of the document');
  const bytes = new Map<string, Buffer>();
  for (const [place, [name]] of following.entries()) {
    const named = files.find(({ head }) => nameIn(head) === name);
    const part = named ?? files[place];
    if (part === undefined || (named === undefined && nameIn(part.head) !== undefined)) {
      throw badRequest('a file that follows is not there');
    }
    bytes.set(name, part.bytes);
  }
  return Object.fromEntries(
    Object.entries(stubs).map(([name, stub]) => {
      const data = bytes.get(name);
      if (data === undefined) return [name, stub as unknown];
      const { content_type, encoding } = stub as Readonly<Record<string, unknown>>;
      if (encoding !== undefined) throw badRequest('files must not be compressed');
      return [name, { content_type, data: data.toString('base64') }];
    }),
  );
}

/** The parts between the lines of the boundary; what stands before the first and behind the last is nothing. */
function partsOf(body: Buffer, boundary: string): readonly Part[] {
  const line = `\r\n--${boundary}`;
  const parts: Part[] = [];
  let from = body.indexOf(line.slice(2));
  while (from >= 0) {
    const start = from + boundary.length + 2;
    if (body.toString('latin1', start, start + 2) === '--') return parts;
    const [end, head] = [body.indexOf(line, start), body.indexOf('\r\n\r\n', start)];
    if (end < 0 || head < 0 || head > end) break;
    parts.push({ head: body.toString('utf8', start, head), bytes: body.subarray(head + 4, end) });
    from = end + 2;
  }
  throw badRequest('the body ended early');
}

function nameIn(head: string): string | undefined {
  return /^content-disposition:[^\r\n]*;\s*filename="([^"\r\n]*)"/im.exec(head)?.[1];
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw badRequest('the document is not UTF-8');
  }
}
