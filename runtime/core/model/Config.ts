/**
 * The shapes of the files in `config/`, as their authors write them.
 * `config/schema/*.schema.json` states the same rules for editors; `loadKit` checks both.
 */
import type { JsonObject, Language, Pointer, Text } from '#core/base';

/** A condition: a JSON Schema of the closed subset that `condition/` interprets (SPEC, "Conditions"). */
export type Condition = JsonObject | boolean;

/** `kit.json` */
export interface KitFile {
  /** Short name of the town in identifiers: letters, digits, hyphens. */
  readonly id: string;
  readonly title: Text;
  /** Languages the texts must be complete in; the first is the default and the fallback. */
  readonly languages: readonly Language[];
  readonly timeZone: {
    /** IANA name, shown to people. */
    readonly name: string;
    /** Fixed offset as `+08:00`. Deadlines are counted with it; a zone with summer time is refused. */
    readonly offset: string;
  };
  /** 主办单位, 备案编号, 投诉建议: 国办函〔2026〕12号 asks every government app to show them. */
  readonly operator: { readonly name: Text; readonly filing: string; readonly complaints: Text };
  /** Shown wherever data of this town is shown when the people and records are invented ones. */
  readonly sample?: boolean;
}

/** How far a post reaches: one grid, the grids of one village, one unit's cases, or the whole town. */
export type Reach = 'grid' | 'village' | 'unit' | 'town';

/** `org/roles.json`: `{ "posts": { "<post>": PostFile } }` */
export interface PostFile {
  readonly title: Text;
  readonly reach: Reach;
  /** Which face of the app opens first: the worker's phone pages or the desk. */
  readonly home: 'phone' | 'desk';
  /** At least this many holders are expected per seat; 0 means that the post may stay empty. Default 1. */
  readonly seats?: number;
  /** Its holders may change the town's forms in the designer. Default false: nobody who is not named here. */
  readonly designs?: boolean;
  /** Its holders make accounts and give posts. Default false: nobody who is not named here. */
  readonly appoints?: boolean;
}

/** `org/units.json`: `{ "units": { "<unit>": UnitFile } }` — departments and partner offices. */
export interface UnitFile {
  readonly title: Text;
}

/** `org/grids.json` */
export interface DivisionFile {
  readonly town: { readonly code: string; readonly name: Text };
  readonly villages: readonly VillageFile[];
}
export interface VillageFile {
  /** 12 digits, GB/T 2260 + GB/T 10114 + three for the village. */
  readonly code: string;
  readonly name: Text;
  readonly groups: readonly { readonly code: string; readonly name: Text }[];
  readonly grids: readonly GridFile[];
}
export interface GridFile {
  /** 15 digits: the village's 12 and three of its own. */
  readonly code: string;
  readonly name: Text;
  /** Codes of the village's groups in this grid: every group is in exactly one grid of its village. */
  readonly groups: readonly string[];
  readonly households: number;
  readonly persons: number;
  /** 四至 in words. */
  readonly bounds: Text;
}

/** `calendar/<year>.json` */
export interface CalendarFile {
  readonly year: number;
  /** Working days that are off, and weekend days that are worked, as `YYYY-MM-DD`. */
  readonly off: readonly string[];
  readonly work: readonly string[];
  readonly source: string;
  /** False while the year's official arrangement is not published: its dates stay provisional. */
  readonly verified: boolean;
}

/** `codes/<table>.json` */
export interface CodeTableFile {
  readonly title: Text;
  readonly standard: string;
  readonly edition: string;
  readonly confidence: 'high' | 'medium' | 'low';
  /** In the order in which they are offered. */
  readonly codes: readonly CodeFile[];
}
export interface CodeFile {
  readonly code: string;
  readonly title: Text;
  /** Kept for old records, no longer offered. */
  readonly retired?: boolean;
  /** Free facts that routing may look up, for example `{ "lead": "justice" }`. */
  readonly facts?: JsonObject;
}

/** So many cases a year for each grid, for each household, or in the whole town. */
export interface VolumeFile {
  readonly per: 'grid' | 'household' | 'town';
  readonly yearly: number;
}

/** `flows/<flow>/flow.json` */
export interface FlowFile {
  readonly title: Text;
  /** The form that the act `open` asks for; its data is the case's record. */
  readonly form: string;
  /** What a case of this flow is called in a list: a template over the record, e.g. `{{record.what}}`. */
  readonly summary: readonly Pointer[];
  /**
   * A plain XState v5 machine config, accepted by `createMachine` unchanged. Its initial state is left by
   * the event `open`. Only `on` and `always`; guards only `{ "type": "when", "params": { "condition": … } }`;
   * no `after`, `invoke`, `entry`, `exit`, `actions`, `output`, wildcard events or functions.
   * A state has `meta.title` (Text) when people may see it, and tags from {@link StateTag}.
   */
  readonly chart: JsonObject;
  /** Who plays which part in a case. Every flow has `reporter`, set by `open`. */
  readonly parties: Readonly<Record<string, PartyFile>>;
  /** One per event that a person may send; every event of the chart but `deadline.<id>` has one. */
  readonly actions: Readonly<Record<string, ActionFile>>;
  readonly deadlines?: Readonly<Record<string, DeadlineFile>>;
  /** Databases that receive the case. All entries whose states are active count; what once received a case keeps receiving it. */
  readonly audience: readonly AudienceFile[];
  /** How often such a case is opened, as the town expects it: for the burden that its form is (SPEC B2). */
  readonly volume?: VolumeFile;
  readonly prints?: Readonly<Record<string, PrintFile>>;
}

/** `closed`: nothing more is expected; `waiting`: not the centre's or handler's turn; `urgent`: shown first; `paused`. */
export type StateTag = 'closed' | 'waiting' | 'urgent' | 'paused';

export interface PartyFile {
  readonly title: Text;
  readonly kind: 'person' | 'unit';
  readonly many?: boolean;
}

export interface ActionFile {
  readonly title: Text;
  /** What happens, in one sentence, shown beside the button. */
  readonly help?: Text;
  /** Look of the button. `main` is the expected next step; `danger` asks for confirmation. Default `plain`. */
  readonly tone?: 'main' | 'plain' | 'danger';
  /** The small form it asks for (a folder of `forms/`); none means one tap. `open` always uses the flow's form. */
  readonly form?: string;
  /** Any one of these grants is enough. */
  readonly by: readonly GrantFile[];
  /** Parties who may not do it, whatever posts they hold: the handler never evaluates. */
  readonly unless?: readonly string[];
  /** Only while one of these states is active (dotted paths). An act that is no event of the chart must have it: it keeps the state. */
  readonly during?: readonly string[];
  /** Party → JSON Pointer into the act's data (replaces), or `@person` / `@unit` of the author (a `many` party gains one). */
  readonly assigns?: Readonly<Record<string, string>>;
  /** Pointers of the record that this act may edit; the event then carries `edits`, not `data`. */
  readonly edits?: readonly Pointer[];
  /** Place in the act's form → expression over the case's record: what the form begins with. It may be changed (SPEC F9). */
  readonly prefill?: Readonly<Record<Pointer, JsonObject>>;
}

export interface GrantFile {
  readonly post: string;
  /** Only when the author (or, for a unit party, the author's unit) is that party of the case. */
  readonly as?: string;
}

/** An amount of time in one unit. `days` are natural days; 0 of them, or of `workdays`, is the starting day itself. */
export interface SpanFile {
  readonly amount: number;
  readonly unit: 'days' | 'workdays' | 'hours' | 'minutes';
}

export interface DeadlineFile extends SpanFile {
  readonly title: Text;
  /** Runs from the moment one of these states is entered until none of them is active. */
  readonly during: readonly string[];
  /** Counted from the last applied act of this name instead of from the entry. */
  readonly from?: string;
  /** First entry whose condition holds over the case's scope at the start replaces amount, unit and rollover. */
  readonly variants?: readonly (SpanFile & { readonly when: Condition; readonly rollover?: boolean })[];
  /** States in which the clock stands still. */
  readonly pauses?: readonly string[];
  /** A last day that is off moves to the next working day. Default true for `days`, and without meaning for the others. */
  readonly rollover?: boolean;
  /** Count the starting day. Default false (民法典 §201). */
  readonly includeStart?: boolean;
  /** Yellow when at most this share of the time is left (default 0.25) or this many working days (default 1, day units only). */
  readonly warn?: { readonly share?: number; readonly workdays?: number };
  /** An applied act of this name moves the due date to the end of the local day at `until` in its data. */
  readonly extendedBy?: { readonly act: string; readonly until: Pointer };
}

export interface AudienceFile {
  /** States; absent means always. */
  readonly during?: readonly string[];
  /** `grid`, `town`, or `party:<unit party>`. */
  readonly to: readonly string[];
}

export interface PrintFile {
  readonly title: Text;
  /** A file of `templates/`, without `.hbs`. */
  readonly template: string;
  readonly posts: readonly string[];
  readonly during?: readonly string[];
}

/** `lists/<list>.json`: a saved view over cases. */
export interface ListFile {
  readonly title: Text;
  readonly flow: string;
  readonly posts: readonly string[];
  /** Over the list scope `{ record, case: { states, tags, counts, parties, lights, mine } }`. */
  readonly where?: Condition;
  readonly columns: readonly ColumnFile[];
  readonly sort: 'deadline' | 'newest' | 'oldest';
}
export type ColumnFile =
  | {
      readonly show: 'number' | 'summary' | 'state' | 'deadline' | 'grid' | 'opened' | 'reporter' | 'updated';
    }
  | { readonly show: 'field'; readonly pointer: Pointer };
