/**
 * A mention is found if and only if the town notices when it is not renamed with the rest. Both halves are asked of the sample
 * town: after a rename nothing has changed for anybody, and after a rename that leaves out one place somebody complains.
 */
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { loadKit } from '#core/check';
import { runScenario } from '#core/scenario';
import type { Change, Draft } from '#designer/edit';
import { applyChange, findValue, openDraft, textsOf } from '#designer/edit';
import type { Mention, Thing } from '#designer/refs';
import { nameOf, rename, thingsOf, whereUsed } from '#designer/refs';
import { rewrite } from '../../designer/refs/rewrite.ts';
import { readTown, scenariosOf } from '../examples/readTown.ts';

/** Each round loads the whole town and plays its scenarios. */
const ROUNDS = Number(process.env['SOAK'] ?? 20);
vi.setConfig({ testTimeout: 60_000 + ROUNDS * 6_000 });

const files = readTown();
const draft = openDraft(files);
const things = thingsOf(draft).filter((thing) => !['open', 'reporter'].includes(nameOf(thing)));

/** A name that is nowhere in the town and possible for the kind. */
function freshName(thing: Thing): string | number {
  if (thing.kind === 'option' && typeof thing.value === 'number') return 4242;
  return ['act', 'party', 'deadline', 'state', 'field'].includes(thing.kind) ? 'zzNew' : 'zz-new';
}

function after(change: Change): Draft {
  const changed = applyChange(draft, change);
  if (changed.status === 'failed') throw new Error(JSON.stringify(changed.failure));
  return changed.draft;
}

/** What the loader and the scenarios say. */
function complaints(texts: ReadonlyMap<string, string>): readonly string[] {
  const loaded = loadKit(texts);
  const problems = loaded.problems.map(({ code, file, pointer }) => `${code} ${file}#${pointer}`);
  if (loaded.status === 'refused' || problems.length > 0) return problems;
  return scenariosOf(texts).flatMap(({ flow, name, value }) =>
    runScenario(loaded.kit, flow, value, name).failures.map(({ what }) => `${flow}/${name} ${what}`),
  );
}

/** One of each kind before a second of any. */
const thing = fc
  .constantFrom(...new Set(things.map(({ kind }) => kind)))
  .chain((kind) => fc.constantFrom(...things.filter((one) => one.kind === kind)));

describe('the mentions of the sample town', () => {
  test('a thing that is renamed wherever it is mentioned leaves every check and every scenario as it was', () => {
    expect(complaints(files)).toEqual([]);
    fc.assert(
      fc.property(thing, (one) => {
        const made = rename(draft, one, freshName(one));
        if (made.status === 'refused') throw new Error(made.reason['en']);
        expect(complaints(textsOf(after(made.change)))).toEqual([]);
      }),
      { seed: 20_261_128, numRuns: ROUNDS },
    );
  });

  test('a single place that is left out is noticed', () => {
    const left = thing.chain((one) => {
      const used = whereUsed(draft, one).used.filter((mention) => !isUnheard(mention));
      return used.length === 0 ? fc.constant(undefined) : fc.constantFrom(...used);
    });
    fc.assert(
      fc.property(left, (mention) => {
        if (mention === undefined) return;
        const to = freshName(mention.thing);
        const made = rename(draft, mention.thing, to);
        if (made.status === 'refused') throw new Error(made.reason['en']);
        const partly = rewrite(
          draft,
          made.places.filter((place) => !isSame(place, mention)),
          to,
        );
        if (partly.status === 'collision') throw new Error(partly.collision.file);
        expect(complaints(textsOf(after(partly.change)))).not.toEqual([]);
      }),
      { seed: 20_261_129, numRuns: ROUNDS },
    );
  });
});

/**
 * What nobody would notice: places that do not write the name; facts of a code, which are advice; and in a scenario the edits
 * and data of an act that is refused anyway.
 */
function isUnheard({ spot, file }: Mention): boolean {
  if (spot.at === 'beside' || (file.startsWith('codes/') && spot.at === 'value')) return true;
  const [step] = 'pointer' in spot ? (/^\/steps\/\d+/.exec(spot.pointer) ?? []) : [];
  return step !== undefined && findValue(draft, file, `${step}/expect/verdict`) === 'refused';
}

function isSame(left: Mention, right: Mention): boolean {
  return left.file === right.file && JSON.stringify(left.spot) === JSON.stringify(right.spot);
}
