import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadKit, type JsonObject } from '#core';
import { applyChange, findTree, NO_HISTORY, openDraft, perform, redo, textsOf, undo } from '#designer/edit';
import type { Draft, Tree, Work } from '#designer/edit';
import { extraKeysOf, formIds, outlineOf, schemaFile, uiFile } from '#designer/form';
import { readTown } from '../examples/readTown.ts';
import { commandFor, counting, itemsOf, wish } from './formCommands.ts';
import type { Wish } from './formCommands.ts';
import { FOREIGN_FORMS, foreignByHand, foreignForm } from './schemaCorpus.ts';

const SEED = 20_261_128;
const FORM = 'other';
const town = readTown();
const opened = openDraft(town);
/** Many runs on a machine that does other things too. */
const PATIENCE = 120_000;
/** Different schemas, and different layouts, that the designer opens without a change of theirs. */
const FEWEST = 200;
/** Commands around a part that is not recognised. Some wishes cannot be fulfilled, so that more are made. */
const COMMANDS = 1000;
const WISHES = 4 * COMMANDS;

function withForm(schema: JsonObject, ui: JsonObject): ReadonlyMap<string, string> {
  // Written by hand: not in the canonical form.
  return new Map([
    ['kit.json', town.get('kit.json') ?? ''],
    ['codes/sex.json', town.get('codes/sex.json') ?? ''],
    [schemaFile(FORM), JSON.stringify(schema, null, 3)],
    [uiFile(FORM), JSON.stringify(ui)],
    [
      `forms/${FORM}/i18n/en.json`,
      '{ "/title":   "Form", "/properties/name/title": "Name", "ui:/name/ui:help": "Help" }',
    ],
  ]);
}

/** Every wish that is possible, one after the other. */
function performAll(start: Work, form: string, wishes: readonly Wish[]): Work {
  const fresh = counting();
  return wishes.reduce((work, wished) => {
    const commanded = commandFor(work.draft, form, wished, fresh);
    if (commanded?.status !== 'ready') return work;
    const worked = perform(work, commanded.command);
    if (worked.status !== 'done') throw new Error(`${wished.what}: ${JSON.stringify(worked)}`);
    return worked.work;
  }, start);
}

function undoAll(work: Work): Work {
  const back = undo(work);
  return back.status === 'done' ? undoAll(back.work) : work;
}

describe('forms in the shapes that other systems write', () => {
  test.each(foreignByHand.map((schema, index) => [index, schema] as const))(
    'by hand %i opens, and saved unchanged has the same bytes',
    (_index, schema) => {
      const files = withForm(schema, {});
      const draft = openDraft(files);
      outlineOf(draft, FORM);
      expect(textsOf(draft)).toEqual(files);
    },
  );

  test(
    'open without an exception, and every property of a section is on its card',
    () => {
      const [schemas, layouts] = [new Set<string>(), new Set<string>()];
      fc.assert(
        fc.property(foreignForm, ({ schema, ui }) => {
          schemas.add(JSON.stringify(schema));
          layouts.add(JSON.stringify(ui));
          const files = withForm(schema, ui);
          const draft = openDraft(files);
          const outline = outlineOf(draft, FORM);
          expect(outline).toBeDefined();
          for (const item of itemsOf(outline!)) {
            extraKeysOf(item);
            if (item.kind !== 'section') continue;
            const properties = findTree(draft, schemaFile(FORM), `${item.inside}/properties`);
            const keys = properties?.kind === 'object' ? properties.members.map(({ key }) => key) : [];
            expect(item.children.map(({ key }) => key).sort()).toEqual([...keys].sort());
          }
          expect(textsOf(draft)).toEqual(files);
        }),
        { seed: SEED, numRuns: FOREIGN_FORMS },
      );
      // As many that differ are promised, not as many runs.
      expect(schemas.size).toBeGreaterThanOrEqual(FEWEST);
      expect(layouts.size).toBeGreaterThanOrEqual(FEWEST);
    },
    PATIENCE,
  );

  test(
    'any commands, all taken back, leave the same bytes; done again, the same as the first time',
    () => {
      fc.assert(
        fc.property(
          foreignForm,
          fc.array(wish, { minLength: 1, maxLength: 25 }),
          ({ schema, ui }, wishes) => {
            const files = withForm(schema, ui);
            const done = performAll({ draft: openDraft(files), history: NO_HISTORY }, FORM, wishes);
            const back = undoAll(done);
            expect(textsOf(back.draft)).toEqual(files);
            let again = back;
            for (let next = redo(again); next.status === 'done'; next = redo(again)) again = next.work;
            expect(textsOf(again.draft)).toEqual(textsOf(done.draft));
          },
        ),
        { seed: SEED, numRuns: FOREIGN_FORMS },
      );
    },
    PATIENCE,
  );

  test(
    'what is not recognised comes through a thousand commands around it unaltered',
    () => {
      const strange: JsonObject = {
        anyOf: [{ type: 'string', 'x-far': [1, { 2024: null }] }, { $ref: '#/definitions/a' }],
        'x-reactions': { when: '{{$deps[0] > 3}}' },
        title: '技术人员写的',
      };
      const schema: JsonObject = {
        type: 'object',
        definitions: { a: { type: 'string' } },
        properties: {
          name: { type: 'string', title: '姓名' },
          home: { type: 'object', title: '住处', properties: { strange, road: { type: 'string' } } },
          list: {
            type: 'array',
            title: '成员',
            items: { type: 'object', properties: { a: { type: 'boolean' } } },
          },
        },
      };
      const around = wish.filter(({ what }) => what !== 'remove');
      fc.assert(
        fc.property(fc.array(around, { minLength: WISHES, maxLength: WISHES }), (wishes) => {
          const fresh = counting();
          let draft: Draft = openDraft(withForm(schema, {}));
          const kept = JSON.stringify(strange);
          let done = 0;
          for (const wished of wishes) {
            if (done === COMMANDS) break;
            const outline = outlineOf(draft, FORM);
            // A form of more than a hundred parts makes the test slow and no better.
            const grows = ['add', 'duplicate', 'wrap'].includes(wished.what);
            if (grows && itemsOf(outline!).length > 40) continue;
            const commanded = commandFor(draft, FORM, wished, fresh);
            if (commanded?.status !== 'ready') continue;
            const changed = applyChange(draft, commanded.command.change);
            expect(changed.status).toBe('changed');
            if (changed.status === 'changed') ({ draft } = changed);
            done += 1;
          }
          const found = itemsOf(outlineOf(draft, FORM)!).filter(({ kind }) => kind === 'opaque');
          expect(found.length).toBeGreaterThan(0);
          for (const item of found) expect(written(item.schema)).toBe(kept);
          expect(done).toBe(COMMANDS);
        }),
        { seed: SEED, numRuns: 2 },
      );
    },
    PATIENCE,
  );
});

function written(tree: Tree): string {
  if (tree.kind === 'scalar') return tree.json;
  if (tree.kind === 'array') return `[${tree.items.map(written).join(',')}]`;
  return `{${tree.members.map(({ key, tree: member }) => `${JSON.stringify(key)}:${written(member)}`).join(',')}}`;
}

describe('the forms of the sample town', () => {
  test('have no part that is not recognised but objects written as rules', () => {
    const draft = opened;
    const opaque = formIds(draft).flatMap((form) =>
      itemsOf(outlineOf(draft, form)!).filter(({ kind }) => kind === 'opaque'),
    );
    expect(opaque.map(({ pointer }) => pointer)).toEqual([]);
  });

  test(
    'stay a config that loads, or one whose problems name a place that is there',
    () => {
      const forms = ['household-survey', 'incident', 'assessment', 'patrol-log'];
      fc.assert(
        fc.property(
          fc.constantFrom(...forms),
          fc.array(wish, { minLength: 1, maxLength: 6 }),
          (form, wishes) => {
            const work = performAll({ draft: opened, history: NO_HISTORY }, form, wishes);
            const loaded = loadKit(textsOf(work.draft));
            const lost = loaded.problems.filter(({ file, pointer }) =>
              file.endsWith('.json')
                ? findTree(work.draft, file, pointer) === undefined
                : !work.draft.has(file),
            );
            expect(lost).toEqual([]);
          },
        ),
        { seed: SEED, numRuns: 50 },
      );
    },
    PATIENCE,
  );
});
