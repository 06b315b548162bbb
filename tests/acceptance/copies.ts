/** Cases of their own with the history of one stop, so that each may be tried on without touching the others. */
import type { CaseEvent, Entry, Kit } from '#core/model';
import { SHOWN_WITHOUT_EFFECT } from '../../runtime/server/lists/CaseSummary.ts';
import { peopleOf, tryActs } from './tryActs.ts';
import type { Content, Stop } from './walkFlow.ts';

/** One such case and what is then sent for it. */
export interface Copy {
  readonly id: string;
  /** Of the stop that it is a copy of. */
  readonly key: string;
  readonly history: readonly CaseEvent[];
  /** What is sent: one event that is allowed, or several that are not. */
  readonly sent: readonly CaseEvent[];
  /** `_id` → why the rule refuses it; of what is allowed nothing. */
  readonly codes: ReadonlyMap<string, string>;
}

/**
 * For each act that somebody may do at the stop one copy, and for those that may not be done as many as the list cache can name in
 * each.
 * @param newId gives an id that no case had
 */
export function copiesOf(
  kit: Kit,
  stop: Stop,
  contents: (act: string) => readonly Content[],
  newId: () => string,
): readonly Copy[] {
  const tried = peopleOf(kit, stop).flatMap((holder, place) => tryActs(kit, stop, contents, holder, place));
  const copy = (sent: readonly CaseEvent[], codes: readonly string[]): Copy => {
    const id = newId();
    const moved = sent.map((event) => moveTo(event, id));
    return {
      id,
      key: stop.key,
      history: stop.events.map((event) => moveTo(event, id)),
      sent: moved,
      codes: new Map(codes.map((code, place) => [moved[place]!._id, code])),
    };
  };
  const denied = tried.flatMap((one) => one.denied ?? []);
  const size = SHOWN_WITHOUT_EFFECT - stop.case.timeline.filter(isWithoutEffect).length;
  const parts = Array.from({ length: Math.ceil(denied.length / size) }, (_, part) =>
    denied.slice(part * size, (part + 1) * size),
  );
  return [
    ...tried.flatMap(({ done }) => (done === undefined ? [] : [copy([done], [])])),
    ...parts.map((part) =>
      copy(
        part.map(({ event }) => event),
        part.map(({ code }) => code),
      ),
    ),
  ];
}

function isWithoutEffect(entry: Entry): boolean {
  return entry.kind === 'event' && entry.verdict.status !== 'applied';
}

/** The same event about another case; what it names of its own case is renamed with it. */
function moveTo(event: CaseEvent, id: string): CaseEvent {
  return JSON.parse(JSON.stringify(event).replaceAll(event.case, id)) as CaseEvent;
}
