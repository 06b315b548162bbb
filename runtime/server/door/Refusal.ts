import type { Pointer, Text } from '#core/base';

/** Why a document is not taken. It reaches its author's device, which keeps the event and shows the words. */
export interface Refusal {
  /** Stable name, for example `data` or `event.immutable`. */
  readonly code: string;
  /** Where in the event; `''` for the whole. */
  readonly pointer: Pointer;
  readonly reason: Text;
}

export type Judgement = { readonly allow: true } | { readonly allow: false; readonly refusal: Refusal };

export const ALLOW: Judgement = { allow: true };

export function deny(code: string, pointer: Pointer, zh: string, en: string): Judgement {
  return refuse(code, pointer, { 'zh-CN': zh, en });
}

export function refuse(code: string, pointer: Pointer, reason: Text): Judgement {
  return { allow: false, refusal: { code, pointer, reason } };
}

/** As CouchDB's `reason`, which is one string: JSON with `code`, `pointer`, `zh-CN` and `en`. */
export function toReason({ code, pointer, reason }: Refusal): string {
  return JSON.stringify({ code, pointer, ...reason });
}
