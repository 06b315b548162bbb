/** What somebody may do with a case and what not: every act with every content, by the button and by the rule. */
import type { CaseEvent, Kit } from '#core/model';
import { decide, DENY_CODES, type Decision, type Intent } from '#core/rules';
import { actsOf } from '../../runtime/react/data/options.ts';
import { type Content, eventOf, type Holder, holdersFor, type Stop } from './walkFlow.ts';

/** One act by one holder: an event that is allowed and one that is not, as far as there are such. */
export interface Tried {
  readonly act: string;
  /** Whether the button says what the rule says. */
  readonly agreed: boolean;
  readonly done?: CaseEvent;
  readonly denied?: Denied;
}

export interface Denied {
  readonly event: CaseEvent;
  /** Why the rule refuses it. */
  readonly code: string;
}

/**
 * Every act of the stop's flow with every content. No two of these events have one id, whoever tries.
 * @param place of the holder among those who try
 */
export function tryActs(
  kit: Kit,
  stop: Stop,
  contents: (act: string) => readonly Content[],
  holder: Holder,
  place: number,
): readonly Tried[] {
  const flowId = stop.case.flow;
  const acts = Object.keys(kit.flows[flowId]!.actions);
  const me = { ...holder, displayName: '', holdings: [holder] };
  const buttons = new Map(
    actsOf({ me, kit, kitOf: () => kit }, stop.case).map(({ act, decision }) => [act, decision]),
  );
  return acts.map((act, index) => {
    const answers = contents(act).map((content) => {
      const intent = { act, grid: stop.case.grid, ...content };
      return { intent, decision: decide(kit, flowId, me, sent(intent), stop.case) };
    });
    const able = answers.find(({ decision }) => decision.allow);
    const unable = answers.find(({ decision }) => !decision.allow);
    // There is no button to open a case that is open.
    const agreed = act === 'open' ? able === undefined : agree(buttons.get(act), (able ?? unable)?.decision);
    const send = (intent: Intent, count: number): CaseEvent =>
      eventOf(kit, flowId, stop, holder, intent, 1000 + count + place * acts.length + index);
    return {
      act,
      agreed,
      ...(able === undefined ? {} : { done: send(able.intent, 0) }),
      ...(unable === undefined || unable.decision.allow
        ? {}
        : { denied: { event: send(unable.intent, 100_000), code: unable.decision.code } }),
    };
  });
}

/** A sent act has data or edits even if they are empty: it is no question for a button any more. */
function sent<T extends object>(intent: T): T & { data: object; edits: readonly never[] } {
  return { data: {}, edits: [], ...intent };
}

/** The button is there exactly when some content may be sent; else it and the rule name the same obstacle. */
function agree(button: Decision | undefined, answer: Decision | undefined): boolean {
  if (button === undefined || answer === undefined) return false;
  if (button.allow) return answer.allow || DENY_CODES.indexOf(answer.code) >= DENY_CODES.indexOf('guard');
  return !answer.allow && answer.code === button.code;
}

const people = new WeakMap<Stop, readonly Holder[]>();

/** One of each post where the case is, everyone who had to do with it, and a worker of elsewhere. */
export function peopleOf(kit: Kit, stop: Stop): readonly Holder[] {
  const known = people.get(stop);
  if (known !== undefined) return known;
  const elsewhere = Object.keys(kit.division.grids).find((grid) => grid !== stop.case.grid) ?? '';
  const here = stop.events.map(({ by, post, seat }) => ({ person: by, post, seat }));
  const all = [
    ...holdersFor(kit, stop.case),
    ...here,
    { person: 'elsewhere', post: 'worker', seat: elsewhere },
  ];
  const found = [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
  people.set(stop, found);
  return found;
}
