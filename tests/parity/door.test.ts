/** The door of a database against the rules of the core (SPEC W). */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '#core/base';
import { judgeDocument } from '#core/door';
import type { Author, Judgement } from '#core/door';
import type { CaseEvent } from '#core/model';
import { decide, holdingsOf, ownerDatabase, roleOf } from '#core/rules';
import { anyJson, appliedEvents, kit, knockOf, LATER, mutants, seatsOf } from './corpus.ts';

const events = appliedEvents();
const opening = events.find(
  ({ act, flow, post }) => act === 'open' && flow === 'incident' && post === 'worker',
)!;
const knock = knockOf(opening);
const { author, database } = knock;
const find = (revision: string): typeof kit | undefined => (revision === kit.revision ? kit : undefined);

function judge(
  document: unknown,
  by: Author = author,
  where = database,
  previous: unknown = null,
): Judgement {
  return judgeDocument(find, where, by, document, previous, LATER);
}

/** `code pointer`, or `ok`. */
function told(judgement: Judgement): string {
  if (judgement.allow) return 'ok';
  const { code, pointer, reason } = judgement.refusal;
  expect(reason['zh-CN']).toMatch(/。$/);
  expect(reason['en']).toMatch(/\S/);
  return `${code} ${pointer}`;
}

const changed = (changes: object): string => told(judge({ ...opening, ...changes }));
const withData = (changes: JsonObject): string => changed({ data: { ...opening.data, ...changes } });
const photo = { content_type: 'image/jpeg', length: 1000, stub: true };
const withFile = (changes: object, name = 'a.jpg'): string =>
  changed({ _attachments: { [name]: { ...photo, ...changes } } });

describe('the door', () => {
  test('W1 answers for any JSON, with words', () => {
    const databases = [
      database,
      'town',
      'config',
      'audit',
      'unit-justice',
      `vault-${opening.grid}`,
      'x',
      '_users',
    ];
    fc.assert(
      fc.property(
        anyJson,
        fc.constantFrom(...databases),
        fc.constantFrom('hub', '_admin', ''),
        (any, where, role) => {
          expect(told(judge(any, { name: 'x', roles: [role] }, where))).not.toBe('ok');
        },
      ),
      { seed: 31, numRuns: 500 },
    );
    let deep: JsonObject = {};
    for (let level = 0; level < 50_000; level++) deep = { a: deep };
    expect(changed({ data: deep })).toBe('event.malformed ');
  });

  test('W2 an event is written once', () => {
    expect(changed({})).toBe('ok');
    expect(told(judge(opening, author, database, opening))).toBe('event.immutable ');
    expect(told(judge(opening, { name: 'x', roles: ['_admin'] }, database, opening))).toBe(
      'event.immutable ',
    );
    expect(changed({ _deleted: true })).toBe('event.immutable /_deleted');
    expect(told(judge({ _id: opening._id, _rev: '2-a', _deleted: true }))).toBe('event.immutable /_deleted');
    expect(changed({ _rev: '2-a' })).toBe('event.immutable ');
    expect(changed({ _rev: '1-a', _revisions: { start: 2, ids: ['a', 'b'] } })).toBe('event.immutable ');
    expect(changed({ _rev: '1-a', _revisions: { start: 1, ids: ['a'] } })).toBe('ok');
  });

  test('W3 nothing but events of the right shape', () => {
    expect(changed({ kind: 'note' })).toBe('document.unknown /kind');
    expect(changed({ 'a/b': 1 })).toBe('event.malformed /a~1b');
    expect(changed({ at: '2026-02-30T00:00:00.000+08:00' })).toBe('event.malformed /at');
    expect(changed({ _id: 'e/1/2' })).toBe('event.malformed /_id');
    expect(changed({ base: opening._id })).toBe('event.malformed /base');
    expect(changed({ edits: [{ pointer: 'what', to: 1 }] })).toBe('event.malformed /edits');
    expect(withData({ what: 'x'.repeat(300_000) })).toBe('event.size ');
  });

  test('W4 in one’s own name and post', () => {
    expect(changed({ by: 'another' })).toBe('event.author /by');
    expect(told(judge(opening, { ...author, roles: [] }))).toBe('post.not-held /post');
    expect(told(judge(opening, { ...author, roles: ['worker@990000000000000'] }))).toBe(
      'post.not-held /post',
    );
  });

  test('W5 under a published revision, in reach, at the door of the seat', () => {
    expect(changed({ rev: 'constructor' })).toBe('revision.unknown /rev');
    expect(changed({ grid: '000000000000000' })).toBe('grid.unknown /grid');
    const other = Object.keys(kit.division.grids).find((code) => code !== opening.grid)!;
    expect(changed({ grid: other })).toBe('seat.out-of-reach /seat');
    expect(told(judge(opening, author, `grid-${other}`))).toBe('database.wrong /grid');
    expect(told(judge(opening, author, 'town'))).toBe('database.wrong /grid');
  });

  test('W6 every post × every act: let in exactly when the flow gives the act to the post', () => {
    let let_in = 0;
    for (const { id, actions } of Object.values(kit.flows)) {
      for (const [act, action] of Object.entries(actions)) {
        for (const { post, seat } of seatsOf()) {
          const sample = events.find((one) => one.flow === id && one.act === act);
          if (sample === undefined) throw new Error(`no scenario does ${id} ${act}`);
          const event = { ...sample, post, seat, grid: seatsOf()[0]!.seat };
          const where = ownerDatabase(kit, event) ?? '';
          const code = told(judge(event, { name: event.by, roles: [roleOf(event)] }, where)).split(' ')[0];
          const given = action.by.some((grant) => grant.post === post);
          if (!given) expect([act, post, code]).toEqual([act, post, 'post.not-allowed']);
          else expect([act, post, code]).not.toEqual([act, post, 'post.not-allowed']);
          if (code === 'ok') let_in += 1;
        }
      }
    }
    expect(let_in).toBeGreaterThan(100);
    expect(changed({ flow: 'toString' })).toBe('flow.unknown /flow');
    expect(changed({ act: 'toString', base: opening._id })).toBe('act.unknown /act');
  });

  test('W7 data as its form has it, with the name of the field', () => {
    expect(withData({ what: 7 })).toBe('data /data/what');
    expect(withData({ what: '' })).toBe('data /data/what');
    expect(withData({ category: 'no such' })).toBe('data /data/category');
    expect(withData({ more: 1 })).toBe('data /data/more');
    expect(changed({ data: {} })).toBe('data /data/category');
    expect(changed({ edits: [{ pointer: '/what', to: 'x' }] })).toBe('edits /edits');
    const judgement = judge({ ...opening, data: { ...opening.data, what: 7 } });
    expect(judgement.allow ? '' : judgement.refusal.reason['zh-CN']).toContain('情况');
  });

  test('W7 edits at the act’s places, with values that fit there', () => {
    const edit = events.find(({ edits, flow }) => edits !== undefined && flow === 'household-survey')!;
    const [first] = edit.edits!;
    const { author: editor, database: where } = knockOf(edit);
    const edited = (change: object): string =>
      told(judge({ ...edit, edits: [{ ...first, ...change }] }, editor, where));
    expect(edited({})).toBe('ok');
    expect(edited({ pointer: '/no/such' })).toBe('edits /edits/0');
    expect(edited({ to: { no: { such: [] } } })).toMatch(/^edits \/edits\/0\/to/);
    expect(told(judge({ ...edit, data: { a: 1 } }, editor, where))).toBe('data /data');
    const { edits: _none, ...empty } = edit;
    expect(told(judge(empty, editor, where))).toBe('edits /edits');
  });

  test('W8 not from the future', () => {
    const at = (minutes: number): string => new Date(LATER + minutes * 60_000).toISOString();
    expect(changed({ at: at(10) })).toBe('ok');
    expect(changed({ at: at(11) })).toBe('event.future /at');
  });

  test('W9 files that the form asks for', () => {
    expect(withFile({})).toBe('ok');
    expect(withFile({ length: 400_001 })).toBe('attachment.size /_attachments/a.jpg');
    expect(withFile({ data: 'A'.repeat(600_000), length: 1 })).toBe('attachment.size /_attachments/a.jpg');
    expect(withFile({ content_type: 'audio/mp4' })).toBe('attachment.type /_attachments/a.jpg');
    expect(withFile({ content_type: 'image/svg+xml' })).toBe('attachment.type /_attachments/a.jpg');
    expect(withFile({ length: 'x' })).toBe('attachment.broken /_attachments/a.jpg');
    expect(withFile({}, '../a')).toBe('attachment.broken /_attachments/..~1a');
    expect(changed({ _attachments: [] })).toBe('attachment.broken /_attachments');
    const many = Object.fromEntries(
      Array.from({ length: 21 }, (_, index) => [`${String(index)}.jpg`, photo]),
    );
    expect(changed({ _attachments: many })).toBe('attachment.count /_attachments');
    const bare = events.find(({ flow, act }) => flow === 'incident' && act === 'accept') ?? events[1]!;
    const { author: by, database: where } = knockOf(bare);
    const told_ = told(judge({ ...bare, _attachments: { 'a.jpg': photo } }, by, where));
    expect(told_).toBe('attachment.unasked /_attachments/a.jpg');
  });

  test('W10 the hub brings copies, publishes and writes the audit', () => {
    const hub = { name: 'hub', roles: ['hub'] };
    const other = Object.keys(kit.division.grids).find((code) => code !== opening.grid)!;
    expect(told(judge(opening, hub, 'town'))).toBe('ok');
    expect(told(judge(opening, hub, 'unit-justice'))).toBe('ok');
    expect(told(judge(opening, hub, `grid-${other}`))).toBe('database.wrong /grid');
    expect(told(judge(opening, hub, `vault-${opening.grid}`))).toBe('document.unknown ');
    const revision = { _id: `rev/${kit.revision}`, kind: 'revision', revision: kit.revision, files: {} };
    expect(told(judge(revision, hub, 'config'))).toBe('ok');
    expect(told(judge(revision, hub, 'config', revision))).toBe('ok');
    expect(told(judge({ ...revision, _deleted: true }, hub, 'config'))).toBe('document.permanent /_deleted');
    expect(told(judge(revision, author, 'config'))).toBe('database.read-only ');
    expect(told(judge(opening, hub, 'config'))).toBe('document.unknown ');
    const line = { _id: 'a/1', kind: 'audit' };
    expect(told(judge(line, hub, 'audit'))).toBe('ok');
    expect(told(judge(line, hub, 'audit', line))).toBe('event.immutable ');
    expect(told(judge(line, author, 'audit'))).toBe('database.read-only ');
    const summary = { _id: 'x', kind: 'case' };
    expect(told(judge(summary, hub, 'cases', summary))).toBe('ok');
    expect(told(judge({ ...summary, _deleted: true }, hub, 'cases', summary))).toBe('ok');
    expect(told(judge(summary, author, 'cases'))).toBe('database.read-only ');
    expect(told(judge(opening, hub, 'cases'))).toBe('document.unknown ');
  });

  test('W11 lets in what the replay applies, and judges an opening as decide does', () => {
    for (const event of events) {
      const { author: by, database: where } = knockOf(event);
      expect([event._id, told(judge(event, by, where))]).toEqual([event._id, 'ok']);
    }
    const openings = events.filter(({ act }) => act === 'open').map((event) => knockOf(event));
    fc.assert(
      fc.property(mutants(openings, [database]), ({ document, author: by, database: where }) => {
        const judgement = judge(document, by, where);
        const event = document as CaseEvent;
        if (judgement.allow && by.roles.every((role) => role.includes('@'))) {
          const actor = {
            person: by.name,
            holdings: holdingsOf(by.roles),
            post: event.post,
            seat: event.seat,
          };
          const intent = { act: 'open', data: event.data ?? {}, grid: event.grid };
          expect(decide(kit, event.flow, actor, intent, null)).toEqual({ allow: true });
        }
      }),
      { seed: 32, numRuns: 1000 },
    );
  });
});
