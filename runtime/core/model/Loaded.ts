import type { Problem } from '#core/base';
import type { Kit } from './Kit.ts';

/** What became of a config: usable without or with warnings, or refused because of at least one error. */
export type Loaded =
  | { readonly status: 'loaded'; readonly kit: Kit; readonly problems: readonly [] }
  | { readonly status: 'warned'; readonly kit: Kit; readonly problems: readonly Problem[] }
  | { readonly status: 'refused'; readonly problems: readonly Problem[] };

/** The outcome that follows from the problems. */
export function outcomeOf(kit: Kit | undefined, problems: readonly Problem[]): Loaded {
  if (kit === undefined || problems.some(({ severity }) => severity === 'error')) {
    return { status: 'refused', problems };
  }
  return problems.length === 0
    ? { status: 'loaded', kit, problems: [] }
    : { status: 'warned', kit, problems };
}
