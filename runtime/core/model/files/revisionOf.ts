import { canonicalJson, type JsonValue, sha256Hex } from '#core/base';
import { type FileKind, fileKindOf } from './fileKind.ts';

/** Whether a change of such a file changes what cases mean (SPEC M5). */
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

/** The hash over meaning: values with sorted keys, not bytes. Templates are text and count as text. */
export function revisionOf(contents: ReadonlyMap<string, JsonValue>): string {
  const counted = [...contents].filter(([path]) => COUNTS[fileKindOf(path).kind]);
  return sha256Hex(canonicalJson(Object.fromEntries(counted)));
}
