/** Removing a thing from the sample town: nothing speaks of it any more but what was left on purpose, and it can be taken back. */
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { applyChange, openDraft, textsOf } from '#designer/edit';
import { proposeRemoval, remedyWords, removalChange, thingsOf, whereUsed } from '#designer/refs';
import type { Mention } from '#designer/refs';
import { readTown } from '../examples/readTown.ts';

/** Each round looks through the whole town. */
const ROUNDS = Number(process.env['SOAK'] ?? 40);
vi.setConfig({ testTimeout: 60_000 + ROUNDS * 3_000 });

const files = readTown();
const draft = openDraft(files);
const things = thingsOf(draft);
const thing = fc
  .constantFrom(...new Set(things.map(({ kind }) => kind)))
  .chain((kind) => fc.constantFrom(...things.filter((one) => one.kind === kind)));

const place = ({ file, what }: Pick<Mention, 'file' | 'what'>): string => `${file} ${what['zh-CN'] ?? ''}`;

test('what is removed is spoken of only where a person left it', () => {
  fc.assert(
    fc.property(thing, fc.boolean(), (one, everything) => {
      const removal = proposeRemoval(draft, one);
      if (!removal) throw new Error('a thing of the town cannot be removed');
      const decided = new Map(
        removal.repairs.flatMap((repair) =>
          everything && repair.possible.includes('drop') ? [[repair, { kind: 'drop' }] as const] : [],
        ),
      );
      const changed = applyChange(draft, removalChange(removal, decided));
      if (changed.status === 'failed') throw new Error(JSON.stringify(changed.failure));
      const { defined, used } = whereUsed(changed.draft, one);
      const left = removal.repairs.filter(
        (repair) => (decided.get(repair) ?? repair.proposed).kind === 'leave',
      );
      const places = new Set(left.map(place));
      expect(defined).toEqual([]);
      expect(used.filter((mention) => !places.has(place(mention)))).toEqual([]);
      for (const repair of removal.repairs)
        expect(remedyWords(removal, repair, repair.proposed)['zh-CN']).toMatch(
          /一并删去|改用|先不动|去掉|删去/u,
        );
      const back = applyChange(changed.draft, changed.inverse);
      expect(back.status === 'changed' && textsOf(back.draft)).toEqual(files);
    }),
    { seed: 20_261_130, numRuns: ROUNDS },
  );
});
