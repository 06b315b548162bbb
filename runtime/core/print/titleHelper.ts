import type { JsonValue, Text } from '#core/base';
import { inLanguage, own } from '#core/base';
import { stateTitle } from '#core/flow';
import type { Flow, Kit } from '#core/model';
import type { Page } from './Page.ts';

type Finder = (code: string, kit: Kit, flow: Flow) => Text | undefined;

const FINDERS: Readonly<Record<string, Finder>> = {
  state: (code, _kit, flow) => visibleTitle(flow, code),
  act: (code, _kit, flow) => own(flow.actions, code)?.title,
  party: (code, _kit, flow) => own(flow.parties, code)?.title,
  deadline: (code, _kit, flow) => own(flow.deadlines ?? {}, code)?.title,
  post: (code, kit) => own(kit.posts, code)?.title,
  unit: (code, kit) => own(kit.units, code)?.title,
  flow: (code, kit) => own(kit.flows, code)?.title,
  grid: (code, kit) => seatTitle(kit, code),
  village: (code, kit) => seatTitle(kit, code),
  seat: (code, kit) => seatTitle(kit, code),
};

/** Kinds of title that are no code table. */
export const TITLE_KINDS: readonly string[] = Object.keys(FINDERS);

type Subject = Pick<Page, 'kit' | 'flow' | 'language'>;

/**
 * The title of a code of the given kind, or of several in a row. A code that is not known stands for itself:
 * an old document must not become a blank.
 */
export function titleOf(kind: string, code: JsonValue | undefined, subject: Subject): string {
  if (Array.isArray(code)) {
    const separator = subject.language.startsWith('zh') ? '、' : ', ';
    const titles = (code as readonly JsonValue[]).map((one) => titleOf(kind, one, subject));
    return titles.filter((title) => title !== '').join(separator);
  }
  if (typeof code !== 'string') return '';
  const found = findTitle(kind, code, subject);
  return found === undefined ? code : inLanguage(found, subject.language);
}

function findTitle(kind: string, code: string, { kit, flow }: Subject): Text | undefined {
  const find = own(FINDERS, kind);
  if (find !== undefined) return find(code, kit, flow);
  return own(kit.codes, kind)?.codes.find((entry) => entry.code === code)?.title;
}

function seatTitle({ division, units }: Kit, code: string): Text | undefined {
  if (code === division.town.code) return division.town.name;
  return own(division.grids, code)?.name ?? own(division.villages, code)?.name ?? own(units, code)?.title;
}

/** A state without words, its own or those of a state around it, is machinery that people do not see. */
function visibleTitle(flow: Flow, state: string): Text {
  const title = stateTitle(flow, state);
  return Object.values(title).includes(state) ? {} : title;
}
