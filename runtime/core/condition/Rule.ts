import type { JsonObject, JsonValue, Pointer } from '#core/base';

/**
 * One way in which a value breaks a condition. `pointer` is a place in the value; for `required` and
 * `dependentRequired` it is the object that lacks the property, named by `params.missingProperty`.
 * The names of the parameters are those of Ajv, so that one table of messages serves both.
 */
export interface Violation {
  readonly pointer: Pointer;
  readonly keyword: string;
  readonly params: Readonly<Record<string, JsonValue>>;
}

/** A compiled condition: the quick answer, and the same answer with its reasons. */
export interface Rule {
  readonly test: (value: JsonValue) => boolean;
  /** Appends every violation of `value`, which lies at `pointer`; appends none exactly when `test` is true. */
  readonly report: (value: JsonValue, pointer: Pointer, into: Violation[]) => void;
}

/** Turns a sub-schema into its rule; given to the keywords that contain schemas. */
export type Compile = (schema: JsonValue) => Rule;

/** What the condition language knows of one keyword. */
export interface Keyword {
  /** Whether the keyword's own value is of the right kind: `minimum: "3"` is not. */
  readonly accepts: (value: JsonValue) => boolean;
  /** The schemas inside the keyword's value, with their place in it (`''` is the value itself). */
  readonly parts: (value: JsonValue) => readonly Part[];
  /** Called only with a value that `accepts` took; `schema` is the whole around it. */
  readonly build: (value: JsonValue, schema: JsonObject, compile: Compile) => Rule;
}
export interface Part {
  readonly pointer: Pointer;
  readonly schema: JsonValue;
}

/** The rule of keywords that say nothing by themselves, such as `then`. */
export const always: Rule = { test: () => true, report: () => undefined };

/** A rule whose only reason is its keyword. */
export function leaf(keyword: string, test: Rule['test'], params: Violation['params']): Rule {
  return {
    test,
    report: (value, pointer, into) => {
      if (!test(value)) into.push({ pointer, keyword, params });
    },
  };
}
