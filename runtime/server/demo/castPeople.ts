import type { JsonValue } from '#core/base';
import { inLanguage, isObject, own } from '#core/base';
import type { Holding, Kit } from '#core/model';
import type { Script } from './scenarios.ts';
import { mapTexts } from './scenarios.ts';

/** Account name → what it holds. */
export type Cast = ReadonlyMap<string, readonly Holding[]>;

/**
 * The script played by the demonstration's accounts where one of them holds the part's seat, and otherwise by invented people
 * under the names that the scenario gives them.
 */
export function castPeople(kit: Kit, script: Script, cast: Cast, moved: boolean): Script {
  const names = new Map<string, string>();
  for (const [alias, { name, holdings }] of Object.entries(script.people)) {
    const held = holdings as unknown as readonly Holding[];
    const account = [...cast].find(
      ([one, seats]) => ![...names.values()].includes(one) && seats.some((seat) => has(held, seat)),
    );
    names.set(alias, account?.[0] ?? (moved ? inventedName(kit, held) : name));
  }
  const rename = (text: string): string => names.get(text) ?? text;
  const people = Object.entries(script.people).map(([alias, person]) => [rename(alias), person] as const);
  const steps = script.steps.map((step) => {
    const by = step['by'];
    const data = step['data'];
    return {
      ...step,
      ...(typeof by === 'string' ? { by: rename(by) } : {}),
      ...(data === undefined
        ? {}
        : { data: mapTexts(data, (text) => (isName(kit, text) ? rename(text) : text)) }),
    };
  });
  return { ...script, people: Object.fromEntries(people), steps };
}

/** Whether the script's data name one of its people: then it cannot be moved, as somebody else works elsewhere. */
export function namesPeople(kit: Kit, script: Script): boolean {
  const aliases = new Set(Object.keys(script.people));
  const texts = (value: JsonValue | undefined): readonly string[] => {
    if (typeof value === 'string') return [value];
    if (Array.isArray(value)) return (value as readonly JsonValue[]).flatMap(texts);
    return isObject(value) ? Object.values(value).flatMap(texts) : [];
  };
  return script.steps.some((step) =>
    texts(step['data']).some((text) => aliases.has(text) && own(kit.units, text) === undefined),
  );
}

/** A text of the data that is a part's name and not a post or unit of the same name. */
function isName(kit: Kit, text: string): boolean {
  return own(kit.units, text) === undefined && own(kit.posts, text) === undefined;
}

function has(holdings: readonly Holding[], { post, seat }: Holding): boolean {
  return holdings.some((held) => held.post === post && held.seat === seat);
}

function inventedName(kit: Kit, [first]: readonly Holding[]): string {
  const { grids, villages, town } = kit.division;
  const { post, seat } = first ?? { post: '', seat: '' };
  const names = [own(grids, seat)?.name, own(villages, seat)?.name, own(kit.units, seat)?.title, town.name];
  const words = [names.find((name) => name !== undefined), own(kit.posts, post)?.title];
  return `样例·${words.map((text) => inLanguage(text ?? {}, 'zh-CN')).join('')}`;
}
