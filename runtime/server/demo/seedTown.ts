import type { CaseEvent, Kit } from '#core/model';
import type { Databases } from '../storage/Databases.ts';
import type { Cast } from './castPeople.ts';
import { planSeed } from './planSeed.ts';

type NewDocument = PouchDB.Core.PutDocument<Record<string, unknown>>;

/**
 * Writes the example activity where the hub would bring it, in one write per database. The town's copy comes first and gives the
 * revisions that all others take over.
 */
export async function seedTown(
  databases: Databases,
  kit: Kit,
  cast: Cast,
  homeGrid: string,
  now: number,
): Promise<number> {
  const cases = planSeed(kit, cast, homeGrid, now);
  const town = await databases.get('town');
  const events = cases.flatMap((one) => one.events);
  const answers = await town.pouch.bulkDocs(events.map((event) => toDocument(event)));
  const revisions = new Map(answers.map(({ id, rev }) => [id, rev]));
  await databases.written(town);
  const targets = new Map<string, NewDocument[]>();
  for (const one of cases) {
    for (const name of one.case.audience.filter((audience) => audience !== 'town')) {
      const docs = targets.get(name) ?? [];
      docs.push(
        ...one.events.map((event) => ({ ...toDocument(event), _rev: revisions.get(event._id) ?? '' })),
      );
      targets.set(name, docs);
    }
  }
  for (const [name, docs] of targets) {
    const database = await databases.get(name);
    await database.pouch.bulkDocs(docs, { new_edits: false });
    await databases.written(database);
  }
  return events.length;
}

/** Scenarios bring no files. */
function toDocument({ _attachments: _none, ...event }: CaseEvent): NewDocument {
  return event;
}
