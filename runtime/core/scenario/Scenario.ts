import type { JsonObject, JsonValue, Pointer, Text } from '#core/base';
import type { Edit, Holding, Light } from '#core/model';

/**
 * `flows/<flow>/scenarios/<name>.json`: acts by named people at given times, and what must hold after each.
 * A person's alias is also the account name in the events.
 */
export interface Scenario {
  readonly title: Text;
  readonly people: Readonly<Record<string, ScenarioPerson>>;
  /** With an offset: `2026-05-08T09:00:00+08:00`. */
  readonly start: string;
  readonly steps: readonly ScenarioStep[];
}

interface ScenarioPerson {
  readonly name: string;
  readonly holdings: readonly Holding[];
}

/** An act, or a wait in which only time passes. */
export interface ScenarioStep {
  /** Local time of the kit, `2026-05-08T09:00`, or after the step before: `+2d3h`, `+20m`. */
  readonly at: string;
  readonly wait?: true;
  readonly by?: string;
  /** Needed only where several of the person's posts would do. */
  readonly post?: string;
  readonly act?: string;
  /** For `open`. */
  readonly grid?: string;
  readonly data?: JsonObject;
  readonly edits?: readonly Edit[];
  /** Index of the last step that the author had seen; absent: all of them. */
  readonly sees?: number;
  readonly expect?: Expectation;
}

export interface Expectation {
  /** Of this step's act; absent means `applied`. */
  readonly verdict?: 'applied' | 'superseded' | 'refused';
  readonly code?: string;
  /** Leaf paths. Of a chart with parallel regions only the regions that are named are looked at. */
  readonly states?: readonly string[];
  readonly tags?: readonly string[];
  /** Exactly the acts that the person may do now. */
  readonly may?: Readonly<Record<string, readonly string[]>>;
  /** Acts that the person may not do now, with the code of the reason. */
  readonly mayNot?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly deadlines?: Readonly<Record<string, DeadlineExpectation>>;
  readonly parties?: Readonly<Record<string, readonly string[]>>;
  /** Value by pointer; null also stands for no value. */
  readonly record?: Readonly<Record<Pointer, JsonValue>>;
  readonly questions?: readonly Pointer[];
  /** Names of databases; a person's own as `person:` and the name in `people`. */
  readonly audience?: readonly string[];
}

/** Of the last run of a deadline, or of the run that `run` names. */
export interface DeadlineExpectation {
  /** Local time, midnight as 24:00 of the day before; null while paused. */
  readonly due?: string | null;
  readonly light?: Light;
  readonly provisional?: boolean;
  readonly run?: number;
}
