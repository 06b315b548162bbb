/** Merging drafts: whatever JSON and whatever text, whichever side is which. */
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Draft, Tree } from '#designer/edit';
import { applyChange, fromJson, openDraft, sameTree, textsOf } from '#designer/edit';
import { answerChange, mergeDrafts } from '#designer/merge';
import { mergeTrees } from '../../designer/merge/mergeTrees.ts';

const RUNS = { seed: 20_261_128, numRuns: Number(process.env['SOAK'] ?? 300) };
vi.setConfig({ testTimeout: 20_000 + RUNS.numRuns * 100 });

const key = fc.constantFrom(
  'a',
  'b',
  'c',
  'title',
  'const',
  'code',
  'id',
  '2024',
  '7',
  '__proto__',
  'a/b~c',
  '姓名',
);
const scalar = fc.constantFrom<Tree[]>(...[1, 2, 'x', 'y', true, null].map((value) => fromJson(value)));

/** Small on purpose: versions of it meet at the same places. */
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('tree'), { maxLength: 4 }).map((items): Tree => ({ kind: 'array', items })),
    fc
      .uniqueArray(fc.record({ key, tree: tie('tree') }), { maxLength: 5, selector: (member) => member.key })
      .map((members): Tree => ({ kind: 'object', members })),
  ),
}));

/** A version of a tree: parts removed, replaced, put in, moved. Seeded by a list of numbers. */
function changed(of: Tree, dice: readonly number[]): Tree {
  const queue = [...dice];
  const roll = (sides: number): number => (queue.shift() ?? 1) % sides;
  const visit = (one: Tree): Tree => {
    if (roll(6) === 0) return fromJson(roll(5));
    if (one.kind === 'scalar') return one;
    if (one.kind === 'array')
      return {
        kind: 'array',
        items: shuffled(one.items.map(visit), roll, () => fromJson(`新${String(roll(3))}`)),
      };
    const members = one.members.map((member) => ({ ...member, tree: visit(member.tree) }));
    const added = (): (typeof members)[number] => ({ key: `n${String(roll(3))}`, tree: fromJson(roll(3)) });
    const result = shuffled(members, roll, added);
    return {
      kind: 'object',
      members: result.filter(
        (member, index) => result.findIndex((other) => other.key === member.key) === index,
      ),
    };
  };
  return visit(of);
}

function shuffled<One>(
  list: readonly One[],
  roll: (sides: number) => number,
  make: () => One,
): readonly One[] {
  const result = [...list];
  const what = roll(8);
  if (what === 0 && result.length > 0) result.splice(roll(result.length), 1);
  if (what === 1) result.splice(roll(result.length + 1), 0, make());
  if (what === 2 && result.length > 1) result.unshift(...result.splice(roll(result.length), 1));
  return result;
}

const dice = fc.array(fc.nat({ max: 1000 }), { minLength: 5, maxLength: 40 });
const three = fc
  .tuple(tree, dice, dice)
  .map(([base, one, two]) => [base, changed(base, one), changed(base, two)] as const);
const write = (of: Tree): string => JSON.stringify(of);

describe('merging trees', () => {
  test('a version with itself is that version, and with the base the other one', () => {
    fc.assert(
      fc.property(three, ([base, one]) => {
        for (const merged of [
          mergeTrees(base, one, one),
          mergeTrees(base, one, base),
          mergeTrees(base, base, one),
        ]) {
          expect(merged.clashes).toEqual([]);
          expect(merged.tree !== undefined && sameTree(merged.tree, one)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  test('it does not matter which side is which, but for the order of the questions', () => {
    fc.assert(
      fc.property(three, ([base, one, two]) => {
        const [there, back] = [mergeTrees(base, one, two), mergeTrees(base, two, one)];
        expect(write(there.tree ?? base)).toBe(write(back.tree ?? base));
        const asked = (clashes: typeof there.clashes, turned: boolean): readonly string[] =>
          clashes
            .map(({ tokens, kind, mine, theirs }) =>
              JSON.stringify([tokens, kind, ...(turned ? [theirs, mine] : [mine, theirs])]),
            )
            .sort();
        expect(asked(there.clashes, false)).toEqual(asked(back.clashes, true));
      }),
      RUNS,
    );
  });

  test('without a question what either side changed is in the result', () => {
    const flat = fc.uniqueArray(fc.record({ key, tree: fc.oneof(scalar, tree) }), {
      maxLength: 7,
      selector: (member) => member.key,
    });
    fc.assert(
      fc.property(flat, dice, dice, (members, one, two) => {
        const base: Tree = { kind: 'object', members };
        const [mine, theirs] = [changed(base, [1, ...one]), changed(base, [1, ...two])];
        const { tree: merged, clashes } = mergeTrees(base, mine, theirs);
        if (clashes.length > 0) return;
        const result = leavesOf(merged);
        const old = leavesOf(base);
        for (const side of [leavesOf(mine), leavesOf(theirs)]) {
          for (const [place, value] of side)
            if (old.get(place) !== value) expect(result.get(place)).toBe(value);
          for (const place of old.keys()) if (!side.has(place)) expect(result.has(place)).toBe(false);
        }
      }),
      RUNS,
    );
  });

  test('an answer to every question gives what was chosen, and no question is left', () => {
    fc.assert(
      fc.property(three, fc.constantFrom('mine', 'theirs' as const), ([base, one, two], side) => {
        const draft = (of: Tree): Draft => new Map([['a.json', { kind: 'json' as const, root: of }]]);
        const sides = { base: draft(base), mine: draft(one), theirs: draft(two) };
        const merged = mergeDrafts(sides);
        const answers = new Map(merged.questions.map((question) => [question, side]));
        const done = applyChange(merged.draft, answerChange(merged, answers));
        if (done.status === 'failed') throw new Error(JSON.stringify(done.failure));
        // Asked again with the answer in it, that side has nothing more to say.
        for (const question of merged.questions) {
          expect(question.sentence['zh-CN']).toMatch(/用哪/u);
          expect(question.sentence['en']).not.toMatch(/undefined|\{\d\}/u);
        }
        const back = applyChange(done.draft, done.inverse);
        expect(back.status === 'changed' && textsOf(back.draft)).toEqual(textsOf(merged.draft));
      }),
      RUNS,
    );
  });
});

/** Objects are walked; a list is one leaf. */
function leavesOf(of: Tree | undefined, place = ''): ReadonlyMap<string, string> {
  if (of?.kind !== 'object') return new Map(of ? [[place, write(of)]] : []);
  const below = of.members.flatMap(({ key: name, tree: part }) =>
    // A list changed by both sides in different items is merged item by item: the laws above speak of it.
    part.kind === 'array' ? [] : [...leavesOf(part, `${place}/${name}`)],
  );
  return new Map(below);
}

const lines = fc.array(fc.constantFrom('a\n', 'b\n', 'c\r\n', '\n', '{{x}}\n'), { maxLength: 12 });

describe('merging drafts', () => {
  test('texts merge by line under the same laws', () => {
    fc.assert(
      fc.property(lines, lines, lines, (base, mine, theirs) => {
        const [old, one, two] = [base, mine, theirs].map((list) =>
          openDraft(new Map([['a.hbs', list.join('')]])),
        ) as [Draft, Draft, Draft];
        expect(textsOf(mergeDrafts({ base: old, mine: one, theirs: one }).draft)).toEqual(textsOf(one));
        expect(textsOf(mergeDrafts({ base: old, mine: one, theirs: old }).draft)).toEqual(textsOf(one));
        const [there, back] = [
          mergeDrafts({ base: old, mine: one, theirs: two }),
          mergeDrafts({ base: old, mine: two, theirs: one }),
        ];
        expect(textsOf(there.draft)).toEqual(textsOf(back.draft));
        expect(there.questions).toHaveLength(back.questions.length);
        const chosen = answerChange(there, new Map(there.questions.map((question) => [question, 'theirs'])));
        expect(applyChange(there.draft, chosen).status).toBe('changed');
      }),
      RUNS,
    );
  });

  test('whatever stands in the files there is an answer, and a file that nobody changed keeps its bytes', () => {
    const text = fc.option(
      fc.oneof(fc.string(), fc.json(), fc.constantFrom('{"a":1}', '{"a":  2}', '[1,2]', '{"a":1,"a":2}')),
      { nil: undefined },
    );
    const files = fc.record({ 'forms/x/form.schema.json': text, 'flows/x/flow.json': text, 'a.hbs': text });
    fc.assert(
      fc.property(files, files, files, fc.string(), (base, mine, theirs, same) => {
        const [old, one, two] = [base, mine, theirs].map((all) =>
          openDraft(
            new Map([
              ...Object.entries(all).flatMap(([path, content]) =>
                content === undefined ? [] : [[path, content] as const],
              ),
              ['same.json', same],
            ]),
          ),
        ) as [Draft, Draft, Draft];
        const merged = mergeDrafts({ base: old, mine: one, theirs: two });
        expect(textsOf(merged.draft).get('same.json')).toBe(same);
        const done = applyChange(
          merged.draft,
          answerChange(merged, new Map(merged.questions.map((question) => [question, 'theirs']))),
        );
        expect(done.status).toBe('changed');
      }),
      RUNS,
    );
  });
});
