import type { Files } from './DraftKeeper.ts';
import { isConfigPath } from './draftFiles.ts';
import type { Repository } from './Repository.ts';

/** Larger ones are no config of ours, and are left as they are. */
const MOST_BYTES = 2 * 1024 * 1024;

/** The files of the config folder in a commit. Links, programs of other kinds and files that are no UTF-8 are left out. */
export async function filesAt(repository: Repository, commit: string): Promise<Files> {
  const { prefix } = repository;
  const tree = prefix === '' ? `${commit}^{tree}` : `${commit}:${prefix.slice(0, -1)}`;
  const listed = await repository.ask('ls-tree', '-r', '-l', '-z', '--full-tree', tree);
  const blobs = listed.split('\0').flatMap((line) => {
    const [, mode, id, size, path] = /^(\d{6}) blob ([0-9a-f]+) +(\d+)\t([^]+)$/.exec(line) ?? [];
    const isFile = mode === '100644' || mode === '100755';
    return isFile &&
      id !== undefined &&
      path !== undefined &&
      Number(size) <= MOST_BYTES &&
      isConfigPath(path)
      ? [{ id, path }]
      : [];
  });
  const input = blobs.map(({ id }) => `${id}\n`).join('');
  const answer = await repository.run({ args: ['cat-file', '--batch'], input });
  if (answer.status !== 'done') throw new Error('git cat-file: the files of the config cannot be read');
  return new Map(
    contents(answer.out).flatMap((text, index) =>
      text === undefined ? [] : [[blobs[index]?.path ?? '', text]],
    ),
  );
}

/** `<id> blob <size>\n<bytes>\n`, one after the other. */
function contents(out: Buffer): readonly (string | undefined)[] {
  const texts: (string | undefined)[] = [];
  for (let at = 0; at < out.length;) {
    const end = out.indexOf('\n', at);
    const size = Number(/ blob (\d+)$/.exec(out.toString('latin1', at, end))?.[1] ?? NaN);
    if (Number.isNaN(size)) {
      texts.push(undefined);
      at = end + 1;
      continue;
    }
    texts.push(decoded(Uint8Array.from(out.subarray(end + 1, end + 1 + size))));
    at = end + 1 + size + 1;
  }
  return texts;
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
