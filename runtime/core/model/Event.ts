/** What is stored: one immutable document per act. */
import type { JsonObject, JsonValue, Pointer } from '#core/base';

export interface CaseEvent {
  /** `e/<case>/<ulid>`. The order of a case's events is (`at` as an instant, `_id`). */
  readonly _id: string;
  readonly kind: 'event';
  /** A ulid, made by the device that opens the case. */
  readonly case: string;
  readonly flow: string;
  /** Revision of the kit the author saw. */
  readonly rev: string;
  /** A name from the flow's `actions`. */
  readonly act: string;
  /** Account name of the author; `post` and `seat` say in which capacity. */
  readonly by: string;
  readonly post: string;
  readonly seat: string;
  /** The case's grid: it decides the database. */
  readonly grid: string;
  /** Device time with offset and milliseconds, corrected by the last seen difference to the server: `2026-05-08T09:30:00.000+08:00`. */
  readonly at: string;
  readonly device: string;
  /** `_id` of the last applied event that the author saw; null for `open`. */
  readonly base: string | null;
  readonly data?: JsonObject;
  readonly edits?: readonly Edit[];
  readonly _attachments?: Readonly<Record<string, unknown>>;
}

/** One field changed: what the author saw and what they put. `undefined` (absent) stands for "no value". */
export interface Edit {
  readonly pointer: Pointer;
  readonly from?: JsonValue;
  readonly to?: JsonValue;
  /** Ids of events whose differing value for this field the author has seen and decided about. */
  readonly answers?: readonly string[];
}
