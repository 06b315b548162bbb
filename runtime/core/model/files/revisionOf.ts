import { canonicalJson, type JsonValue, sha256Hex } from '#core/base';
import type { FileKind } from './fileKind.ts';

const COUNTS: Readonly<Record<FileKind['kind'], boolean>> = {
  kit: true,
  roles: true,
  units: true,
  division: true,
  form: true,
  'form-ui': true,
  'form-texts': true,
  flow: true,
  codes: true,
  list: true,
  template: true,
  // A year's calendar is published after cases of that year were opened, and has to reach them.
  calendar: false,
  'flow-layout': false,
  scenario: false,
  json: false,
  ignored: false,
  'bad-name': false,
  unknown: false,
};

/** Whether a change of such a file changes what cases mean (SPEC M5). */
export function isCounted({ kind }: FileKind): boolean {
  return COUNTS[kind];
}

/** The hash over the meaning of the files that count: values with sorted keys, not bytes. Templates are text and count as text. */
export function revisionOf(counted: readonly (readonly [string, JsonValue])[]): string {
  return sha256Hex(canonicalJson(Object.fromEntries(counted)));
}
