import { describe, expect, test } from 'vitest';
import type { CaseEvent, Edit } from '#core/model';
import { dueTimes, replay, replayAll, resume, startFold } from '#core/replay';
import { GRIDS, kit } from './kit.ts';
import { accepted, at, caseOf, opened, tell, type Told, working } from './told.ts';

const correct = (by: Told['by'], time: string, edits: readonly Edit[], seen?: number): Told => ({
  by,
  act: 'correct',
  at: time,
  edits,
  ...(seen === undefined ? {} : { seen }),
});
const verdicts = (events: readonly unknown[]) =>
  replayAll(events, kit, at('2026-06-30T00:00')).entries.flatMap((entry) =>
    entry.kind === 'event' ? [entry.verdict] : [],
  );

describe('P2 what a case is made of', () => {
  const whole = caseOf(working, '2026-04-28T12:30');

  test('P2 state, record, parties, counts, latest, audience, number', () => {
    expect(whole).toMatchObject({
      id: 'CASE',
      flow: 'incident',
      rev: 'test',
      grid: GRIDS[0],
      number: '20260428-CASE',
      head: 'e/CASE/3',
      record: { what: '路灯不亮', category: 'life', place: '村口' },
      parties: {
        reporter: ['worker'],
        lead: ['works'],
        assist: [],
        handler: ['specialist'],
        team: ['specialist'],
      },
      counts: { open: 1, accept: 1, dispatch: 1, respond: 1, feedback: 0 },
      audience: [`grid-${GRIDS[0]}`, 'town', 'unit-works'],
      openedAt: at('2026-04-28T09:00'),
      updatedAt: at('2026-04-28T12:00'),
    });
    expect(whole.states).toEqual([
      'progress',
      'progress.handling',
      'progress.handling.working',
      'suspension',
      'suspension.none',
      'supervision',
      'supervision.none',
    ]);
    expect(whole.latest['dispatch']).toMatchObject({
      by: 'center',
      at: at('2026-04-28T11:00'),
      data: { lead: 'works' },
    });
    expect(whole.timeline.map((entry) => entry.entered)).toEqual([
      ['progress.reported'],
      ['progress.triage'],
      ['progress.handling.assigned'],
      ['progress.handling.working'],
    ]);
  });

  test('P2 nothing without an applied open', () => {
    const [, second] = tell(accepted);
    expect(replay([second], kit, at('2026-06-30T00:00'))).toBeNull();
    expect(replay([], kit, 0)).toBeNull();
    expect(verdicts([second])).toMatchObject([{ status: 'refused', code: 'state' }]);
  });

  test('P2 an event of another case, flow or grid is refused', () => {
    const [open, accept] = tell(accepted) as readonly [CaseEvent, CaseEvent];
    for (const other of [
      { ...accept, grid: GRIDS[1] },
      { ...accept, flow: 'other' },
      { ...accept, case: 'X', _id: 'e/X/1' },
    ]) {
      expect(verdicts([open, other])[1]).toMatchObject({ status: 'refused', code: 'event.other-case' });
    }
  });

  test('P2 a case that was in a unit keeps going there', () => {
    const back: Told = {
      by: 'specialist',
      act: 'sendBack',
      at: '2026-04-28T13:00',
      data: { words: '不归我们管' },
    };
    const again: Told = {
      by: 'center',
      act: 'dispatch',
      at: '2026-04-28T14:00',
      data: { lead: 'police', assist: ['justice'] },
    };
    expect(caseOf([...working, back, again]).audience).toEqual([
      `grid-${GRIDS[0]}`,
      'town',
      'unit-justice',
      'unit-police',
      'unit-works',
    ]);
  });
});

describe('P3 two people at once', () => {
  test('P3 the second of two is superseded by what moved the case', () => {
    const both: readonly Told[] = [
      ...accepted,
      { by: 'center', act: 'urge', at: '2026-04-28T10:01' },
      {
        by: 'center',
        act: 'refuse',
        at: '2026-04-28T10:02',
        data: { words: '重复' },
        seen: 1,
        person: 'other',
      },
    ];
    expect(verdicts(tell(both)).at(-1)).toMatchObject({
      status: 'superseded',
      by: 'e/CASE/1',
      code: 'state',
    });
  });

  test('P3 what was never possible is refused, whatever its base', () => {
    const wrong: readonly Told[] = [
      ...accepted,
      { by: 'center', act: 'close', at: '2026-04-28T10:02', seen: 1 },
    ];
    expect(verdicts(tell(wrong)).at(-1)).toMatchObject({ status: 'refused', code: 'state' });
    const head: readonly Told[] = [...accepted, { by: 'center', act: 'accept', at: '2026-04-28T10:02' }];
    expect(verdicts(tell(head)).at(-1)).toMatchObject({ status: 'refused', code: 'state' });
  });

  test('P3 a second opening is superseded', () => {
    const [open] = tell([opened]) as readonly [CaseEvent];
    const second = { ...open, _id: 'e/CASE/z', at: '2026-04-28T09:10:00.000+08:00' };
    expect(verdicts([open, second])[1]).toMatchObject({ status: 'superseded', by: open._id });
  });
});

describe('P5 deadlines', () => {
  const runs = (steps: readonly Told[], now?: string) =>
    caseOf(steps, now).deadlines.map(({ id, run, due, light }) => ({ id, run, due, light }));

  test('P5 a deadline moves the chart at its instant, once', () => {
    const whole = caseOf(working.slice(0, 3), '2026-04-29T00:00');
    expect(whole.timeline.at(-1)).toEqual({
      kind: 'deadline',
      deadline: 'respond',
      at: at('2026-04-28T15:00'),
      entered: ['progress.handling.late'],
    });
    expect(whole.tags).toContain('urgent');
    expect(
      caseOf(working.slice(0, 3), '2026-04-28T14:59').timeline.some(({ kind }) => kind === 'deadline'),
    ).toBe(false);
  });

  test('P5 a deadline comes before an event of the same instant', () => {
    const steps: readonly Told[] = [
      ...working.slice(0, 3),
      { by: 'specialist', act: 'respond', at: '2026-04-28T15:00' },
    ];
    expect(
      caseOf(steps)
        .timeline.slice(3, 5)
        .map(({ kind }) => kind),
    ).toEqual(['deadline', 'event']);
  });

  test('P5 no deadline is raised after now, even before an event that is dated later', () => {
    const late: Told = { by: 'specialist', act: 'respond', at: '2026-04-28T15:10' };
    const early = caseOf([...working.slice(0, 3), late], '2026-04-28T14:00');
    expect(early.timeline.map(({ kind }) => kind)).toEqual(['event', 'event', 'event', 'event']);
    expect(early.timeline.at(-1)).toMatchObject({ verdict: { status: 'refused', code: 'event.future' } });
  });

  test('P5 counted from an earlier act, over the holidays, met and missed', () => {
    expect(runs(working, '2026-04-28T13:00')).toEqual([
      { id: 'accept', run: 1, due: at('2026-05-01T00:00'), light: 'met' },
      { id: 'handle', run: 1, due: at('2026-05-12T00:00'), light: 'green' },
      { id: 'respond', run: 1, due: at('2026-04-28T15:00'), light: 'met' },
    ]);
  });

  test('P5 a variant, chosen over the case as the act left it', () => {
    const order: Told = { ...opened, data: { what: '打架', category: 'order' } };
    expect(runs([order], '2026-04-28T10:00')).toEqual([
      { id: 'accept', run: 1, due: at('2026-04-28T13:00'), light: 'green' },
    ]);
  });

  test('P5 pausing: no due date meanwhile, and later afterwards', () => {
    const away: readonly Told[] = [
      ...working,
      { by: 'center', act: 'escalate', at: '2026-04-29T09:00', data: { words: '请市里协调' } },
    ];
    const handle = (steps: readonly Told[], now: string) =>
      caseOf(steps, now).deadlines.find(({ id }) => id === 'handle');
    expect(handle(away, '2026-05-20T00:00')).toMatchObject({
      due: null,
      light: 'paused',
      pauses: [[at('2026-04-29T09:00'), null]],
    });
    const back: readonly Told[] = [...away, { by: 'center', act: 'return', at: '2026-05-07T09:00' }];
    expect(handle(back, '2026-05-07T10:00')).toMatchObject({ due: at('2026-05-15T00:00'), stoppedAt: null });
    expect(caseOf(back, '2026-05-07T10:00').states).toContain('progress.handling.working');
  });

  test('P5 extending, and a second run after doing it again', () => {
    const extended: readonly Told[] = [
      ...working,
      { by: 'top', act: 'extend', at: '2026-04-29T09:00', data: { until: '2026-05-31' } },
    ];
    expect(caseOf(extended, '2026-05-01T00:00').deadlines[1]).toMatchObject({
      due: at('2026-06-01T00:00'),
      extendedTo: at('2026-06-01T00:00'),
    });
    const back: Told = {
      by: 'specialist',
      act: 'sendBack',
      at: '2026-04-28T13:00',
      data: { words: '不归我们管' },
    };
    const again: Told = { by: 'center', act: 'dispatch', at: '2026-04-28T14:00', data: { lead: 'works' } };
    const respond = caseOf([...working, back, again], '2026-04-28T14:30').deadlines.filter(
      ({ id }) => id === 'respond',
    );
    expect(respond.map(({ run, due }) => [run, due])).toEqual([
      [1, at('2026-04-28T15:00')],
      [2, at('2026-04-28T18:00')],
    ]);
  });

  test('P5 an extension into the past falls due at once, not before it was given', () => {
    const steps: readonly Told[] = [
      ...working,
      { by: 'top', act: 'extend', at: '2026-04-29T09:00', data: { until: '2026-04-20' } },
    ];
    expect(caseOf(steps, '2026-04-29T10:00').timeline.at(-1)).toMatchObject({
      kind: 'deadline',
      deadline: 'handle',
      at: at('2026-04-29T09:00'),
    });
  });

  test('P5 what is due next', () => {
    expect(dueTimes(caseOf(working.slice(0, 3), '2026-04-28T11:30'))).toEqual([
      { deadline: 'respond', run: 1, due: at('2026-04-28T15:00'), provisional: false },
      { deadline: 'handle', run: 1, due: at('2026-05-12T00:00'), provisional: false },
    ]);
  });
});

describe('P6 edits', () => {
  const place = (from: string, to: string, answers?: readonly string[]): Edit => ({
    pointer: '/place',
    from,
    to,
    ...(answers === undefined ? {} : { answers }),
  });
  const meeting = [
    opened,
    correct('worker', '2026-04-28T09:10', [place('村口', '桥头')], 1),
    correct('center', '2026-04-28T09:20', [place('村口', '学校'), { pointer: '/urgent', to: true }], 1),
  ];

  test('P6 different fields merge, the same field becomes a question with both values', () => {
    const whole = caseOf(meeting);
    expect(whole.record).toMatchObject({ place: '桥头', urgent: true });
    expect(whole.questions).toEqual([
      { pointer: '/place', current: '桥头', currentFrom: 'e/CASE/1', other: '学校', otherFrom: 'e/CASE/2' },
    ]);
  });

  test('P6 the same change twice is no question', () => {
    const same = [
      opened,
      correct('worker', '2026-04-28T09:10', [place('村口', '桥头')], 1),
      correct('center', '2026-04-28T09:20', [place('村口', '桥头')], 1),
    ];
    expect(caseOf(same)).toMatchObject({ record: { place: '桥头' }, questions: [] });
  });

  test('P6 an answer sets the value and closes the question', () => {
    const answered = [
      ...meeting,
      correct('chief', '2026-04-28T10:00', [place('桥头', '学校', ['e/CASE/2'])]),
    ];
    expect(caseOf(answered)).toMatchObject({ record: { place: '学校' }, questions: [] });
    const kept = [...meeting, correct('chief', '2026-04-28T10:00', [place('桥头', '桥头', ['e/CASE/2'])])];
    expect(caseOf(kept)).toMatchObject({ record: { place: '桥头' }, questions: [] });
  });

  test('P6 two answers at once: the second is asked again', () => {
    const answers = [
      ...meeting,
      correct('chief', '2026-04-28T10:00', [place('桥头', '学校', ['e/CASE/2'])], 3),
      correct('worker', '2026-04-28T10:05', [place('桥头', '桥头东', ['e/CASE/2'])], 3),
    ];
    expect(caseOf(answers)).toMatchObject({
      record: { place: '学校' },
      questions: [{ current: '学校', currentFrom: 'e/CASE/3', other: '桥头东', otherFrom: 'e/CASE/4' }],
    });
  });

  test('P6 a later plain edit keeps the question up to date, or settles it', () => {
    const later = [...meeting, correct('worker', '2026-04-28T10:00', [place('桥头', '桥西')])];
    expect(caseOf(later).questions).toMatchObject([
      { current: '桥西', currentFrom: 'e/CASE/3', other: '学校' },
    ]);
    const agreed = [...meeting, correct('worker', '2026-04-28T10:00', [place('桥头', '学校')])];
    expect(caseOf(agreed).questions).toEqual([]);
  });

  test('P6 the opening is where a value came from when no edit set it', () => {
    const stale = [opened, correct('worker', '2026-04-28T09:10', [place('别处', '桥头')], 1)];
    expect(caseOf(stale).questions).toMatchObject([{ current: '村口', currentFrom: null, other: '桥头' }]);
  });
});

describe('P4 a fold that goes on', () => {
  test('P4 the first fold is untouched by what follows it', () => {
    const events = tell(working);
    const first = resume(startFold(kit), events.slice(0, 2), at('2026-04-28T10:30'));
    const kept = structuredClone(first.case);
    resume(first, events.slice(2), at('2026-06-30T00:00'));
    expect(first.case).toEqual(kept);
    expect(first.entries).toHaveLength(2);
  });

  test('P1 of two documents with one id every device takes the same', () => {
    const [open] = tell([opened]) as readonly [CaseEvent];
    const twin = { ...open, data: { what: '另一件', category: 'order' } };
    const now = at('2026-04-28T10:00');
    expect(replay([open, twin], kit, now)).toEqual(replay([twin, open], kit, now));
    expect(resume(resume(startFold(kit), [open], now), [twin], now).case).toEqual(
      replay([twin, open], kit, now),
    );
  });
});
