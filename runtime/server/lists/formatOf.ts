import { sha256Hex } from '#core';
import { canonicalJson } from '#core/base';
import { isPersonal } from '#core/rules';
import type { JsonValue } from '#core/base';
import type { Kit } from '#core/model';
import { shownFields } from './shownFields.ts';

/** Raised when summaries say something else or more. */
const VERSION = 3;

const known = new WeakMap<Kit, string>();

/**
 * The format of the summaries under a kit: another list or another calendar makes other summaries of the same events, and a flow that
 * has come to be about persons brings its summaries elsewhere.
 */
export function formatOf(kit: Kit): string {
  const before = known.get(kit);
  if (before !== undefined) return before;
  const fields = Object.fromEntries(Object.keys(kit.flows).map((flow) => [flow, shownFields(kit, flow)]));
  const personal = Object.values(kit.flows).filter(isPersonal);
  const facts = {
    fields,
    calendar: kit.calendar,
    personal: personal.map(({ id }) => id),
  } as unknown as JsonValue;
  const format = `${String(VERSION)}-${sha256Hex(canonicalJson(facts)).slice(0, 16)}`;
  known.set(kit, format);
  return format;
}
