import type { CaseEvent, Kit } from '#core/model';
import type { SentDocument } from '../storage/Database.ts';
import type { Databases } from '../storage/Databases.ts';
import type { Cast } from './castPeople.ts';
import { planSeed } from './planSeed.ts';

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
  const town = await databases.get('town', 'server');
  const events = cases.flatMap((one) => one.events);
  const answers = await town.write(
    events.map((event) => toDocument(event)),
    true,
  );
  const revisions = new Map(answers.map((answer) => [answer.id, 'rev' in answer ? answer.rev : '']));
  const targets = new Map<string, SentDocument[]>();
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
    const database = await databases.get(name, 'server');
    await database.write(docs, false);
  }
  return events.length;
}

/** Scenarios bring no files. */
function toDocument({ _attachments: _none, ...event }: CaseEvent): SentDocument {
  return event;
}
