import {
  display,
  getAt,
  inLanguage,
  leavesOf,
  own,
  stateTitle,
  flowTable,
  type Case,
  type DeadlineRun,
  type Flow,
  type Holding,
  type Kit,
  type Language,
} from '#core';

/** The flow a case belongs to; undefined when the kit at hand does not know it. */
export function flowOf(kit: Kit, flow: string): Flow | undefined {
  return own(kit.flows, flow);
}

/** What the case is about, in a line: the flow's summary fields as a person reads them. */
export function summaryWords(kit: Kit, one: Case, language: Language): string {
  const flow = flowOf(kit, one.flow);
  if (flow === undefined) return one.number;
  const parts = flow.summary
    .filter((pointer) => getAt(one.record, pointer) !== undefined)
    .map((pointer) => display(kit, flow.form, pointer, getAt(one.record, pointer), language));
  return parts.length === 0 ? inLanguage(flow.title, language) : parts.join(' · ');
}

/** Where the case stands: the titles of its innermost states, without those that have no words for people. */
export function stateWords(kit: Kit, one: Pick<Case, 'flow' | 'states'>, language: Language): string {
  const flow = flowOf(kit, one.flow);
  if (flow === undefined) return '';
  return pathsWords(flow, leavesOf(flowTable(flow), one.states), language).join(' · ');
}

/** The titles of states, each once. */
export function pathsWords(flow: Flow, paths: readonly string[], language: Language): readonly string[] {
  const words = paths.map((path) => ({ path, title: inLanguage(stateTitle(flow, path), language) }));
  return [...new Set(words.filter(({ path, title }) => title !== path).map(({ title }) => title))];
}

/** The deadline that matters now: the running one that ends first; one that is paused if nothing else runs. */
export function runningDeadline(one: Case): DeadlineRun | undefined {
  const running = one.deadlines.filter(({ stoppedAt }) => stoppedAt === null);
  return running.sort((a, b) => (a.due ?? Infinity) - (b.due ?? Infinity))[0];
}

/** A grid with its village: 清禾社区第一网格. */
export function gridWords(kit: Kit, code: string, language: Language): string {
  const grid = own(kit.division.grids, code);
  if (grid === undefined) return code;
  const village = own(kit.division.villages, grid.village);
  const name = inLanguage(grid.name, language);
  const of = inLanguage(village?.name ?? {}, language);
  return name.startsWith(of) ? name : language.startsWith('zh') ? `${of}${name}` : `${of}, ${name}`;
}

/** The area of a post in words. */
export function seatWords(kit: Kit, { post, seat }: Holding, language: Language): string {
  switch (own(kit.posts, post)?.reach) {
    case 'grid':
      return gridWords(kit, seat, language);
    case 'village':
      return inLanguage(own(kit.division.villages, seat)?.name ?? { und: seat }, language);
    case 'unit':
      return inLanguage(own(kit.units, seat)?.title ?? { und: seat }, language);
    case 'town':
      return inLanguage(kit.division.town.name, language);
    case undefined:
      return seat;
  }
}

/** The title of a post. */
export function postWords(kit: Kit, post: string, language: Language): string {
  return inLanguage(own(kit.posts, post)?.title ?? { und: post }, language);
}

/** A unit's, grid's or the town's database as people call what it stands for. A person's own is not among them. */
export function databaseWords(kit: Kit, database: string, language: Language): string {
  if (database === 'town') return inLanguage(kit.division.town.name, language);
  if (database.startsWith('grid-')) return gridWords(kit, database.slice(5), language);
  const unit = database.startsWith('unit-') ? own(kit.units, database.slice(5)) : undefined;
  return unit === undefined ? database : inLanguage(unit.title, language);
}
