import { describe, expect, test } from 'vitest';
import { decide, holdingsOf, options, ownerDatabase, readEvent, roleOf, seatCovers } from '#core/rules';
import { GRIDS, kit, TOWN, VILLAGES } from './kit.ts';
import { accepted, ask, caseOf, opened, tell, working } from './told.ts';

const denied = (code: string, sentence: string) => ({
  allow: false,
  code,
  reason: expect.objectContaining({ 'zh-CN': sentence }) as unknown,
});

describe('R2 R6 each code, in its turn, with its sentence', () => {
  const reported = caseOf([opened], '2026-04-28T09:30');
  const atWork = caseOf(working, '2026-04-28T13:00');
  const cases = [
    ['act.unknown', ask('center', 'fly', reported), '“事件办理”里没有“fly”这项操作。'],
    ['post.not-allowed', ask('worker', 'accept', reported), '“受理”只能由综治中心办理。'],
    [
      'seat.out-of-reach',
      ask('worker', 'correct', reported, { seat: GRIDS[1] }),
      '网格001不在您作为网格员负责的范围内。',
    ],
    [
      'seat.out-of-reach',
      ask('specialist', 'feedback', atWork, { seat: 'police' }),
      '网格001不在您作为业务专干负责的范围内。',
    ],
    [
      'party.required',
      ask('worker', 'settle', reported, { person: 'other' }),
      '“当场办结”只能由本件的上报人办理。',
    ],
    ['state', ask('center', 'dispatch', reported), '现在是“待受理”，不能办理“分流”；到“待分流”时才可以。'],
    ['state', ask('center', 'close', atWork), '现在是“办理中”，不能办理“结案”；到“待结案”时才可以。'],
    ['state', ask('worker', 'open', reported), '这件事已经登记过了。'],
    ['state', ask('center', 'accept', null), '这件事还没有登记，不能办理“受理”。'],
    [
      'guard',
      ask('center', 'dispatch', caseOf(accepted, '2026-04-28T10:30'), { data: { lead: 'nobody' } }),
      '按规定，目前的情况还不能办理“分流”。',
    ],
    ['data', ask('center', 'refuse', reported, { data: {} }), '还要填写：说明。'],
    ['data', ask('center', 'refuse', reported, { data: { words: '' } }), '还要填写：说明。'],
    ['data', ask('center', 'accept', reported, { data: { junk: 1 } }), '办理“受理”不需要填写这些内容。'],
    [
      'data',
      ask('worker', 'open', null, { data: { what: 1, people: [{ age: 'x' }] } }),
      '还要填写：类别、姓名；填写有误：情况、年龄。',
    ],
    ['edits', ask('center', 'correct', reported, { edits: [] }), '没有改动任何内容。'],
    [
      'edits',
      ask('center', 'correct', reported, { edits: [{ pointer: '/category', to: 'order' }] }),
      '这里不能改动：类别。',
    ],
    [
      'edits',
      ask('center', 'correct', reported, { edits: [{ pointer: '/urgent', to: 'yes' }] }),
      '改动后不符合要求：紧急。',
    ],
    [
      'edits',
      ask('center', 'accept', reported, { data: {}, edits: [{ pointer: '/what', to: 'x' }] }),
      '办理“受理”时不能改动登记的内容。',
    ],
  ] as const;

  test.each(cases)('R2 %s', (code, decision, words) => {
    expect(decision).toMatchObject(denied(code, words));
  });

  test('R2 post.not-held comes before everything about the case', () => {
    const actor = {
      person: 'x',
      post: 'center',
      seat: TOWN,
      holdings: [{ post: 'center', seat: 'elsewhere' }],
    };
    expect(decide(kit, 'incident', actor, { act: 'accept' }, reported)).toMatchObject(
      denied('post.not-held', '您现在不担任这里的综治中心，不能以这个身份办理。'),
    );
  });

  test('R2 party.excluded: the handler does not evaluate, in whatever post', () => {
    const done = caseOf(
      [
        ...working,
        {
          by: 'specialist',
          person: 'both',
          act: 'feedback',
          at: '2026-04-28T14:00',
          data: { words: '修好了' },
        },
      ],
      '2026-04-28T15:00',
    );
    expect(ask('worker', 'evaluate', done, { person: 'both' })).toMatchObject(
      denied('party.excluded', '“评价”须由其他人办理，您是本件的承办人。'),
    );
    expect(ask('worker', 'evaluate', done)).toEqual({ allow: true });
  });

  test('R2 faults come with their pointers', () => {
    expect(ask('center', 'refuse', reported, { data: {} })).toMatchObject({
      violations: [{ pointer: '', keyword: 'required', params: { missingProperty: 'words' } }],
    });
  });

  test('R2 a case is not sent to an office that does not exist', () => {
    const triage = caseOf(accepted, '2026-04-28T10:30');
    expect(ask('center', 'dispatch', triage, { data: { lead: 'works', assist: ['ghost'] } })).toMatchObject({
      code: 'data',
    });
  });
});

describe('R3 R5 reach, buttons and places to write', () => {
  const reported = caseOf([opened], '2026-04-28T09:30');

  test('R3 a grid, a village, a unit, the town', () => {
    expect(seatCovers(kit, 'worker', GRIDS[0], reported)).toBe(true);
    expect(seatCovers(kit, 'worker', GRIDS[1], reported)).toBe(false);
    expect(seatCovers(kit, 'chief', VILLAGES[0], reported)).toBe(true);
    expect(seatCovers(kit, 'chief', VILLAGES[1], reported)).toBe(false);
    expect(seatCovers(kit, 'center', TOWN, GRIDS[2])).toBe(true);
    expect(seatCovers(kit, 'center', TOWN, 'nowhere')).toBe(false);
    expect(seatCovers(kit, 'specialist', 'works', reported)).toBe(false);
    expect(seatCovers(kit, 'specialist', 'works', caseOf(working))).toBe(true);
    expect(seatCovers(kit, 'constructor', TOWN, reported)).toBe(false);
  });

  test('R5 the button of an act whose guard asks for data', () => {
    const triage = caseOf(accepted, '2026-04-28T10:30');
    expect(ask('center', 'dispatch', triage)).toEqual({ allow: true });
  });

  test('R5 options: the best of several holdings, and open only before there is a case', () => {
    const holdings = [
      { post: 'worker', seat: GRIDS[0] },
      { post: 'center', seat: TOWN },
    ];
    const buttons = options(kit, 'incident', 'worker', holdings, reported);
    expect(buttons.find(({ act }) => act === 'accept')).toMatchObject({
      post: 'center',
      decision: { allow: true },
    });
    expect(buttons.find(({ act }) => act === 'close')).toMatchObject({
      post: 'center',
      decision: { code: 'state' },
    });
    expect(buttons.some(({ act }) => act === 'open')).toBe(false);
    expect(options(kit, 'incident', 'worker', holdings, null)).toMatchObject([
      { act: 'open', post: 'worker', decision: { allow: true } },
    ]);
    expect(options(kit, 'incident', 'nobody', [], reported)[0]).toMatchObject({
      decision: { code: 'post.not-held' },
    });
  });

  test('R3 roles of an account, and where a device writes', () => {
    expect(holdingsOf(['center@t', '_admin', '@x', 'y@', 'a@b@c'])).toEqual([
      { post: 'center', seat: 't' },
      { post: 'a', seat: 'b@c' },
    ]);
    expect(roleOf({ post: 'worker', seat: '1' })).toBe('worker@1');
    const where = (post: string, seat: string): string | undefined =>
      ownerDatabase(kit, { flow: 'incident', by: '林', post, seat, grid: GRIDS[0] });
    expect(where('worker', GRIDS[1])).toBe(`grid-${GRIDS[1]}`);
    expect(where('chief', VILLAGES[0])).toBe(`grid-${GRIDS[0]}`);
    expect(where('specialist', 'works')).toBe('unit-works');
    expect(where('top', TOWN)).toBe('town');
  });
});

describe('P7 the shape of an event', () => {
  const [event] = tell([opened]);

  test('P7 what newEvent makes is read, with its instant', () => {
    expect(readEvent(event)?.at).toBe(Date.UTC(2026, 3, 28, 1));
    expect(readEvent({ ...event, _rev: '1-x', _attachments: {} })).toBeDefined();
  });

  test.each([
    ['2026-02-30T00:00:00.000+08:00'],
    ['2026-02-28T24:00:00.000+08:00'],
    ['2026-02-28T00:00:00+08:00'],
    ['2026-02-28T00:00:00.000'],
    ['2026-02-28 00:00:00.000+08:00'],
  ])('P7 no instant: %s', (text) => {
    expect(readEvent({ ...event, at: text })).toBeUndefined();
  });

  test('P7 offsets', () => {
    expect(readEvent({ ...event, at: '2026-04-28T01:00:00.000Z' })?.at).toBe(Date.UTC(2026, 3, 28, 1));
    expect(readEvent({ ...event, at: '2026-04-27T19:30:00.000-05:30' })?.at).toBe(Date.UTC(2026, 3, 28, 1));
  });
});
