import type { ServerScope } from 'nano';
import { isObject } from '#core/base';

/** The files of each revision that `config` holds; none when there is no such database yet. Rejects with nano's error. */
export async function publishedFiles(server: ServerScope): Promise<readonly ReadonlyMap<string, string>[]> {
  const query = { include_docs: true, startkey: '"rev/"', endkey: '"rev/\\ufff0"' };
  const listed: unknown = await server
    .request({ db: 'config', path: '_all_docs', qs: query })
    .catch((error: unknown) => {
      if ((error as { readonly statusCode?: unknown } | null)?.statusCode === 404) return { rows: [] };
      throw error;
    });
  const { rows } = listed as { readonly rows: readonly { readonly doc?: { readonly files?: unknown } }[] };
  return rows.map(({ doc }) => {
    const files = doc?.files;
    return new Map(isObject(files) ? Object.entries(files as Readonly<Record<string, string>>) : []);
  });
}
