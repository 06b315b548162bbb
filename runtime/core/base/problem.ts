import type { Pointer } from './json.ts';
import type { Text } from './text.ts';

export type Severity = 'error' | 'warning';

/**
 * One fault of a configuration, as data. Loading gathers all of them and never stops at the first.
 * `message` says what is wrong and how to repair it, in every language that the product speaks.
 */
export interface Problem {
  /** Stable code from the registry of `check/codes.ts`, for example `flow.target-unknown`. */
  readonly code: string;
  readonly severity: Severity;
  /** Path of the file inside the config folder, with forward slashes: `flows/incident/flow.json`. */
  readonly file: string;
  /** Where in the file; `''` for the file as a whole. */
  readonly pointer: Pointer;
  /** Where in the text, from 1, when the place is no place of a JSON value: a template, a text that is not JSON. */
  readonly line?: number;
  readonly column?: number;
  readonly message: Text;
}
