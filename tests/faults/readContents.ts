import type { Kit } from '#core/model';
import { accountOfDatabase } from '#core/rules';
import { databasesOf } from '#store';
import { isEventDatabase } from '../../runtime/server/account/rights.ts';
import { CACHES } from '../../runtime/server/lists/CaseSummary.ts';
import { toEvent } from '../../runtime/store/pouchDocument.ts';
import type { EventDocument } from '../../runtime/store/pouchDocument.ts';
import type { Ending, Stored } from './judge.ts';
import { holdingsOf, type Places } from './people.ts';

interface AllDocs {
  readonly rows: readonly { readonly doc: EventDocument }[];
}

interface Changes {
  readonly results: readonly { readonly id: string; readonly changes: readonly { readonly rev: string }[] }[];
}

/**
 * Everything that the server has, as it gives it to those who may read it: persons' own databases to them, all others to one.
 * @param existing the databases that were ever written
 * @param ask in the name of an account
 */
export async function readContents(
  kit: Kit,
  where: Places,
  existing: readonly string[],
  ask: (as: string, path: string, body?: object) => Promise<unknown>,
): Promise<Pick<Ending, 'contents' | 'summaries'>> {
  const contents: Record<string, ReadonlyMap<string, Stored>> = {};
  const readable = databasesOf(kit, { person: 'eye', holdings: holdingsOf(kit, where, 'eye') });
  for (const name of existing.filter(isEventDatabase)) {
    const as = readable.includes(name) ? 'eye' : accountOfDatabase(name);
    if (as === undefined) throw new Error(`nobody reads ${name}`);
    const { rows } = (await ask(as, `/${name}/_all_docs?include_docs=true`)) as AllDocs;
    const { results } =
      rows.length === 0 ? { results: [] } : ((await ask(as, `/${name}/_changes?style=all_docs`)) as Changes);
    const revisions = new Map(results.map(({ id, changes }) => [id, changes.map(({ rev }) => rev)]));
    const places = new Map(results.map(({ id }, place) => [id, place]));
    contents[name] = new Map(
      rows.map(({ doc }) => [
        doc._id,
        {
          event: toEvent(doc),
          doc: { ...doc },
          revisions: revisions.get(doc._id) ?? [],
          place: places.get(doc._id) ?? -1,
        },
      ]),
    );
  }
  const summaries = new Map<string, Summary>();
  for (const cache of CACHES) {
    const found = (await ask('eye', `/${cache}/_find`, {
      selector: { kind: 'case' },
      fields: ['_id', 'head', 'states'],
      limit: 1000,
    })) as { readonly docs: readonly (Summary & { readonly _id: string })[] };
    for (const { _id, head, states } of found.docs) summaries.set(_id, { head, states });
  }
  return { contents, summaries };
}

interface Summary {
  readonly head: string | null;
  readonly states: readonly string[];
}
