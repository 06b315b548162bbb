import type { Pointer, Text } from '#core/base';
import { sentence, type Fault, placeOf } from '#core/rules';

/** Why a document is not taken. It reaches its author's device, which keeps the event and shows the words. */
export interface Refusal {
  /** Stable name, for example `data` or `event.immutable`. */
  readonly code: string;
  /** Where in the document; `''` for the whole. */
  readonly pointer: Pointer;
  readonly reason: Text;
}

export type Judgement = { readonly allow: true } | { readonly allow: false; readonly refusal: Refusal };

export const ALLOW: Judgement = { allow: true };

export function refuse(code: string, pointer: Pointer, reason: Text): Judgement {
  return { allow: false, refusal: { code, pointer, reason } };
}

export function deny(code: string, pointer: Pointer, zh: string, en: string): Judgement {
  return refuse(code, pointer, sentence(zh, en));
}

/** A fault in the act's data, at its first place. */
export function refuseData({ reason, violations }: Fault): Judgement {
  const [violation] = violations;
  return refuse('data', `/data${violation === undefined ? '' : placeOf(violation)}`, reason);
}

/** The one string that CouchDB's `reason` is: JSON with `code`, `pointer`, `zh-CN` and `en`. */
export function toReason({ code, pointer, reason }: Refusal): string {
  return JSON.stringify({ code, pointer, ...reason });
}
