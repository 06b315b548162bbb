import type { Pointer, Text } from '#core/base';

/** What a form asks of the people who fill it in. */
export interface Burden {
  readonly form: string;
  /** Fields that somebody fills in, those of a list's entry once. */
  readonly fields: number;
  /** Those that everybody has to answer. */
  readonly required: number;
  /**
   * To answer what has to be answered, for a case as the town has them: a household with its average number of persons, of another list the
   * fewest entries. An assumption, see `secondsOf`.
   */
  readonly seconds: number;
  readonly known: readonly Known[];
  /** How often and by how many the form is filled in; null where the town gives no volume. */
  readonly yearly: Yearly | null;
}

/** A field that asks again what is known elsewhere. */
export interface Known {
  /** In the data, `*` for every entry. */
  readonly steps: readonly string[];
  readonly pointer: Pointer;
  readonly title: Text;
  /** `identity`: the identity number beside it says it. `register`: the household register has it. `flow`: another form of the same flow asked it. */
  readonly from: 'identity' | 'register' | 'flow';
  /** The form that has it. */
  readonly form: string;
}

export interface Yearly {
  readonly times: number;
  /** In grid-wide posts that may open such a case: one worker for each grid. */
  readonly workers: number;
  readonly minutes: number;
  readonly minutesPerWorker: number;
}
