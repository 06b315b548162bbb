import type { JsonObject, JsonValue, Pointer, Text } from '#core/base';

/** What becomes of one place of a record when it is brought to another version of its form. */
export interface MigrationStep {
  /**
   * `kept` where it was; `moved` to the field that declares its old name (`x-was`); `recalculated`, when its calculation gives
   * something else; `left` behind, because the new form has no place for it; `to-answer`, a question of the new form that has to be
   * answered; `invalid`, an answer that the new form does not take as it is.
   */
  readonly what: 'kept' | 'moved' | 'recalculated' | 'left' | 'to-answer' | 'invalid';
  /** In the old record; for `to-answer` and `invalid` in the new one. */
  readonly pointer: Pointer;
  /** Where it went, for `moved`. */
  readonly to?: Pointer;
  /** The old value. */
  readonly value?: JsonValue;
  readonly words: Text;
}

/** One way to go on with a record whose form has changed, and what it would do to the data. */
export interface Migration {
  readonly way: 'as-it-was' | 'to-new-form' | 'new-questions';
  /** The record as it would be. */
  readonly record: JsonObject;
  readonly steps: readonly MigrationStep[];
  /** It could be stored as it is: nothing is to be answered or mended first. */
  readonly ready: boolean;
}
