import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonValue, Pointer } from '#core';
import { joinPointer } from '#core';
import {
  NO_HISTORY,
  applyChange,
  findTree,
  fromJson,
  openDraft,
  perform,
  redo,
  textsOf,
  undo,
} from '#designer/edit';
import type { Change, Draft, FileEdit, History, Operation, Tree, Work } from '#designer/edit';

const SEED = { seed: 20_260_404, numRuns: 100 };

/** Names that trip JavaScript or JSON Pointer, beside ordinary ones. */
const key = fc.oneof(
  fc.constantFrom(
    'a',
    'b',
    'title',
    '2024',
    '7',
    '__proto__',
    'constructor',
    'a/b~c',
    '~1',
    '',
    '姓名',
    'x-ours',
  ),
  fc.string({ maxLength: 4 }),
);
const scalar = fc.oneof(
  fc.string({ maxLength: 5 }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);

/** A tree and not a value: the order of its members is the author's. */
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar.map((value) => fromJson(value)),
    fc.array(tie('tree'), { maxLength: 4 }).map((items): Tree => ({ kind: 'array', items })),
    fc
      .uniqueArray(fc.record({ key, tree: tie('tree') }), { maxLength: 5, selector: (member) => member.key })
      .map((members): Tree => ({ kind: 'object', members })),
  ),
}));

const object = fc
  .uniqueArray(fc.record({ key, tree }), { maxLength: 6, selector: (member) => member.key })
  .map((members): Tree => ({ kind: 'object', members }));

/** Written by a person: not in the canonical form. */
function write(of: Tree, gap: string): string {
  if (of.kind === 'scalar') return of.json;
  const inner =
    of.kind === 'array'
      ? of.items.map((item) => write(item, gap))
      : of.members.map((member) => `${JSON.stringify(member.key)}:${gap}${write(member.tree, gap)}`);
  return of.kind === 'array' ? `[${gap}${inner.join(`,${gap}`)}]` : `{${gap}${inner.join(`,${gap}`)}}`;
}

const gap = fc.constantFrom('', ' ', '\n', '\r\n\t');
const files = fc.tuple(object, gap, object, gap, fc.string()).map(([one, gapOne, two, gapTwo, text]) => {
  return new Map([
    ['one.json', write(one, gapOne)],
    ['two.json', write(two, gapTwo)],
    ['sheet.hbs', text],
  ]);
});

interface Place {
  readonly path: Pointer;
  readonly tree: Tree;
}

function placesOf(of: Tree, tokens: readonly (string | number)[] = []): readonly Place[] {
  const below =
    of.kind === 'object'
      ? of.members.flatMap((member) => placesOf(member.tree, [...tokens, member.key]))
      : of.kind === 'array'
        ? of.items.flatMap((item, place) => placesOf(item, [...tokens, place]))
        : [];
  return [{ path: joinPointer(tokens), tree: of }, ...below];
}

/** What a command is made of; places are chosen in the draft as it stands. */
const wish = fc.record({
  kind: fc.constantFrom('add', 'insert', 'remove', 'replace', 'move', 'text', 'drop', 'two' as const),
  file: fc.constantFrom('one.json', 'two.json'),
  at: fc.nat(),
  to: fc.nat(),
  before: fc.nat(),
  key,
  tree,
  text: fc.string(),
});
type Wish = typeof wish extends fc.Arbitrary<infer One> ? One : never;

function pick<One>(list: readonly One[], number: number): One | undefined {
  return list[number % Math.max(1, list.length)];
}

function operationOf(draft: Draft, wished: Wish): Operation | undefined {
  const { kind, file, at, tree: value } = wished;
  const root = findTree(draft, file, '');
  const places = root ? placesOf(root) : [];
  const place = pick(places, at);
  if (!place) return undefined;
  if (kind === 'remove') return { op: 'remove', path: place.path };
  if (kind === 'replace') return { op: 'replace', path: place.path, value };
  const goal = goalIn(places, wished);
  return kind === 'move' ? { op: 'move', from: place.path, ...goal } : { op: 'add', value, ...goal };
}

/** A new place inside one of these. */
function goalIn(
  places: readonly Place[],
  { to, before, key: name }: Wish,
): { path: Pointer; before?: string } {
  const lists = places.flatMap(({ path, tree: list }) => (list.kind === 'scalar' ? [] : [{ path, list }]));
  const { path = '', list } = pick(lists, to) ?? {};
  if (list?.kind === 'array') return { path: `${path}/${String(before % (list.items.length + 1))}` };
  const goal = { path: path + joinPointer([name]) };
  const sibling = before % 2 === 0 ? undefined : pick(list?.members ?? [], before);
  return sibling ? { ...goal, before: sibling.key } : goal;
}

function changeOf(draft: Draft, one: Wish): Change {
  const text = (file: string): string | null => textsOf(draft).get(file) ?? null;
  if (one.kind === 'text') return [{ file: 'sheet.hbs', from: text('sheet.hbs'), to: one.text }];
  if (one.kind === 'drop') {
    const from = text(one.file);
    return [{ file: one.file, from, to: from === null ? write(one.tree, ' ') : null }];
  }
  const operation = operationOf(draft, one);
  const edits: FileEdit[] = operation ? [{ file: one.file, operations: [operation] }] : [];
  if (one.kind !== 'two') return edits;
  const other = one.file === 'one.json' ? 'two.json' : 'one.json';
  const second = operationOf(draft, { ...one, kind: 'replace', file: other });
  return second ? [...edits, { file: other, operations: [second] }] : edits;
}

const label = { 'zh-CN': '改', en: 'Change' };

/** Carries out what is possible of these wishes; the work after each of them. */
function carryOut(texts: ReadonlyMap<string, string>, wishes: readonly Wish[]): readonly Work[] {
  const states: Work[] = [{ draft: openDraft(texts), history: NO_HISTORY }];
  for (const one of wishes) {
    const work = states.at(-1)!;
    const worked = perform(work, { label, change: changeOf(work.draft, one) });
    if (worked.status === 'done') states.push(worked.work);
  }
  return states;
}

function stepped(work: Work, step: typeof undo): Work {
  const worked = step(work);
  if (worked.status !== 'done') throw new Error(JSON.stringify(worked));
  return worked.work;
}

describe('editing', () => {
  test('a file that was opened and not changed is saved to the byte', () => {
    fc.assert(
      fc.property(files, fc.string(), (texts, junk) => {
        const all = new Map([...texts, ['junk.json', junk]]);
        expect(textsOf(openDraft(all))).toEqual(all);
      }),
      SEED,
    );
  });

  test('every step taken back gives the bytes before it, and done again those after it', () => {
    fc.assert(
      fc.property(files, fc.array(wish, { maxLength: 15 }), (texts, wishes) => {
        const states = carryOut(texts, wishes);
        let work = states.at(-1)!;
        for (const before of [...states].slice(0, -1).reverse()) {
          work = stepped(work, undo);
          expect(textsOf(work.draft)).toEqual(textsOf(before.draft));
        }
        expect(textsOf(work.draft)).toEqual(texts);
        for (const after of states.slice(1)) {
          work = stepped(work, redo);
          expect(textsOf(work.draft)).toEqual(textsOf(after.draft));
        }
      }),
      SEED,
    );
  });

  test('draft and history survive being stored as texts and JSON after any step', () => {
    fc.assert(
      fc.property(
        files,
        fc.array(wish, { minLength: 1, maxLength: 12 }),
        fc.nat(),
        (texts, wishes, moment) => {
          const states = carryOut(texts, wishes);
          const stored = pick(states, moment)!;
          let work: Work = {
            draft: openDraft(textsOf(stored.draft)),
            history: JSON.parse(JSON.stringify(stored.history)) as History,
          };
          while (work.history.done.length > 0) work = stepped(work, undo);
          expect(textsOf(work.draft)).toEqual(texts);
          while (work.history.undone.length > 0) work = stepped(work, redo);
          expect(textsOf(work.draft)).toEqual(textsOf(stored.draft));
        },
      ),
      SEED,
    );
  });

  test('one edit touches only the places it names: all that is beside them is the same object', () => {
    fc.assert(
      fc.property(files, wish, (texts, one) => {
        const draft = openDraft(texts);
        const operation = operationOf(draft, one);
        if (!operation) return;
        const changed = applyChange(draft, [{ file: one.file, operations: [operation] }]);
        if (changed.status === 'failed') return;
        const named = operation.op === 'move' ? [operation.from, operation.path] : [operation.path];
        const lists = named.map((path) => path.slice(0, Math.max(0, path.lastIndexOf('/'))));
        const root = findTree(draft, one.file, '')!;
        for (const place of placesOf(root)) {
          // What is above a named place or in the same list as one (items move up) may be another object.
          const isTouched =
            named.some((path) => path.startsWith(place.path)) ||
            lists.some((list) => place.path.startsWith(`${list}/`));
          if (!isTouched) expect(findTree(changed.draft, one.file, place.path)).toBe(place.tree);
        }
        for (const [path, file] of draft) if (path !== one.file) expect(changed.draft.get(path)).toBe(file);
      }),
      SEED,
    );
  });

  test('what the designer does not know survives a thousand changes around it', () => {
    const opaque = '{"x-foreign": {"2024": [1, {"__proto__": 0}], "a/b~c": "保留", "1": null}, "kept": true}';
    const states = fc.sample(wish, { ...SEED, numRuns: 1000 });
    let work: Work = {
      draft: openDraft(
        new Map([
          ['one.json', `{"keep": ${opaque}, "rest": {"list": []}}`],
          ['two.json', '{}'],
        ]),
      ),
      history: NO_HISTORY,
    };
    const kept = findTree(work.draft, 'one.json', '/keep');
    for (const one of states) {
      const change = changeOf(work.draft, one);
      if (change.some((edit) => !('operations' in edit) || edit.operations.some(touchesKept))) continue;
      const worked = perform(work, { label, change });
      if (worked.status === 'done') work = worked.work;
    }
    expect(work.history.done.length).toBeGreaterThan(200);
    expect(findTree(work.draft, 'one.json', '/keep')).toBe(kept);
    const value = JSON.parse(textsOf(work.draft).get('one.json') ?? '') as { keep: JsonValue };
    expect(JSON.stringify(value.keep)).toBe(JSON.stringify(JSON.parse(opaque)));
  });
});

function touchesKept(operation: Operation): boolean {
  const named = operation.op === 'move' ? [operation.from, operation.path] : [operation.path];
  return named.some((path) => path === '' || path === '/keep' || path.startsWith('/keep/'));
}
