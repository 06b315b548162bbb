import type { ReactNode } from 'react';
import { leavesOf, flowTable, type Case, type Kit } from '#core';
import { flowOf, pathsWords } from '../case/words.ts';
import { lightOfCase, useWorkplace, type LightName } from '../data/index.ts';
import { useTexts } from '../texts/index.ts';
import { Light, Select } from '../ui/index.ts';

/** What a list is narrowed to; null means all. */
export interface Filter {
  readonly light: LightName | null;
  readonly flow: string | null;
  /** A state in the words of the list's language. */
  readonly state: string | null;
}

export const NO_FILTER: Filter = { light: null, flow: null, state: null };

/** The lights worth a chip, the pressing ones first. */
const LIGHTS: readonly LightName[] = ['red', 'yellow', 'green', 'paused', 'none'];

/** Whether a case is in the narrowed list. The state is compared by `Filters`' own words through {@link stateKey}. */
export function passes(filter: Filter, one: Case): boolean {
  return (
    (filter.light === null || lightOfCase(one) === filter.light) &&
    (filter.flow === null || one.flow === filter.flow) &&
    (filter.state === null || stateKeys(one).includes(filter.state))
  );
}

/** A case's states as `flow:path`. */
function stateKeys(one: Case): readonly string[] {
  return one.states.map((path) => `${one.flow}:${path}`);
}

interface FiltersProps {
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
  readonly counts: ReadonlyMap<LightName, number>;
  readonly cases: readonly Case[];
}

/** Chips for the lights with their counts; choices for kind and step where there is more than one. */
export function Filters({ filter, onChange, counts, cases }: FiltersProps): ReactNode {
  const { t } = useTexts();
  const set = (change: Partial<Filter>): void => {
    const next = { ...filter, ...change };
    onChange(next.light === null && next.flow === null && next.state === null ? NO_FILTER : next);
  };
  const lights = LIGHTS.filter((light) => (counts.get(light) ?? 0) > 0);
  return (
    <div className="filters">
      {lights.length > 1 && (
        <div className="filter-lights" role="group" aria-label={t('light.filter')}>
          {lights.map((light) => (
            <button
              key={light}
              type="button"
              className="filter-light"
              aria-pressed={filter.light === light}
              onClick={() => set({ light: filter.light === light ? null : light })}
            >
              <Light light={light}>
                {t(light === 'none' ? 'light.none' : `light.${light}`)} {counts.get(light)}
              </Light>
            </button>
          ))}
        </div>
      )}
      <FilterChoices filter={filter} set={set} cases={cases} />
    </div>
  );
}

function FilterChoices({
  filter,
  set,
  cases,
}: {
  readonly filter: Filter;
  readonly set: (change: Partial<Filter>) => void;
  readonly cases: readonly Case[];
}): ReactNode {
  const { t, words, language } = useTexts();
  const { kit } = useWorkplace();
  const flows = [...new Set(cases.map((one) => one.flow))].flatMap((id) => flowOf(kit, id) ?? []);
  const states = statesOf(kit, cases, filter.flow, language);
  if (flows.length < 2 && states.size < 2) return null;
  return (
    <div className="filter-choices">
      {flows.length > 1 && (
        <Select
          label={t('filter.flow')}
          value={filter.flow ?? ''}
          onChange={(value) => set({ flow: value === '' ? null : value, state: null })}
          options={[
            { value: '', label: t('filter.flow.all') },
            ...flows.map((flow) => ({ value: flow.id, label: words(flow.title) })),
          ]}
        />
      )}
      {states.size > 1 && (
        <Select
          label={t('filter.state')}
          value={filter.state ?? ''}
          onChange={(value) => set({ state: value === '' ? null : value })}
          options={[
            { value: '', label: t('filter.state.all') },
            ...[...states].map(([value, label]) => ({ value, label })),
          ]}
        />
      )}
    </div>
  );
}

/** The innermost states that occur, as `flow:path` → words. */
function statesOf(
  kit: Kit,
  cases: readonly Case[],
  only: string | null,
  language: string,
): ReadonlyMap<string, string> {
  const states = new Map<string, string>();
  for (const one of cases) {
    const flow = flowOf(kit, one.flow);
    if (flow === undefined || (only !== null && only !== flow.id)) continue;
    for (const path of leavesOf(flowTable(flow), one.states)) {
      const [title] = pathsWords(flow, [path], language);
      if (title !== undefined) states.set(`${flow.id}:${path}`, title);
    }
  }
  return states;
}
