import type { SnapshotLine, SnapshotQuestion, SnapshotSource } from './Snapshot.ts';

/** An answer that brings nothing for this long has died on the way (ms): a mobile connection never says so itself. */
const SILENCE = 60_000;

/** The server's snapshots of one database, over HTTP. */
export function snapshotOver(address: string): SnapshotSource {
  return async function* read(question, signal) {
    const controller = new AbortController();
    const abort = (): void => {
      controller.abort();
    };
    signal.addEventListener('abort', abort);
    let silence = setTimeout(abort, SILENCE);
    try {
      const response = await fetch(`${address}${queryOf(question)}`, {
        credentials: 'same-origin',
        headers: { accept: 'application/x-ndjson' },
        signal: controller.signal,
      });
      if (!response.ok || response.body === null) throw failure(response.status);
      const reader = response.body.getReader();
      const decoder = new TextDecoder();
      // A line may be a megabyte in many pieces: they are put together once.
      let pieces: string[] = [];
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        clearTimeout(silence);
        silence = setTimeout(abort, SILENCE);
        const [first = '', ...others] = decoder.decode(part.value, { stream: true }).split('\n');
        pieces.push(first);
        for (const next of others) {
          const line = pieces.join('');
          pieces = [next];
          if (line !== '') yield JSON.parse(line) as SnapshotLine;
        }
      }
    } finally {
      clearTimeout(silence);
      signal.removeEventListener('abort', abort);
      // Whoever stops in the middle does not pay for the rest.
      abort();
    }
  };
}

function queryOf({ after, only }: SnapshotQuestion): string {
  const query = new URLSearchParams({
    ...(after === undefined ? {} : { after }),
    ...(only === undefined ? {} : { only }),
  }).toString();
  return query === '' ? '' : `?${query}`;
}

function failure(status: number): Error {
  const name = status === 401 ? 'unauthorized' : status === 403 ? 'forbidden' : 'snapshot';
  return Object.assign(new Error(`The server answered ${String(status)}.`), { status, name });
}
