/** The kit: a config that loaded without an error, frozen, with look-ups made. Derived and disposable; the files are the truth. */
import type { JsonObject, Language, Pointer, Text } from '#core/base';
import type {
  CalendarFile,
  CodeTableFile,
  FlowFile,
  KitFile,
  ListFile,
  PostFile,
  UnitFile,
} from './Config.ts';

export interface Kit {
  /** SHA-256 (hex) over forms, flows, roles, units, division, code tables, lists, templates and `kit.json`. A case is pinned to it. */
  readonly revision: string;
  readonly id: string;
  readonly title: Text;
  readonly languages: readonly Language[];
  readonly timeZone: { readonly name: string; readonly offsetMinutes: number };
  readonly operator: KitFile['operator'];
  readonly sample: boolean;
  readonly posts: Readonly<Record<string, Post>>;
  readonly units: Readonly<Record<string, Unit>>;
  readonly division: Division;
  readonly calendar: Calendar;
  readonly codes: Readonly<Record<string, CodeTable>>;
  readonly forms: Readonly<Record<string, Form>>;
  readonly flows: Readonly<Record<string, Flow>>;
  readonly lists: Readonly<Record<string, ListView>>;
  /** Handlebars sources by name. */
  readonly templates: Readonly<Record<string, string>>;
}

export interface Post extends PostFile {
  readonly id: string;
}
export interface Unit extends UnitFile {
  readonly id: string;
}

export interface Division {
  readonly town: { readonly code: string; readonly name: Text };
  readonly villages: Readonly<Record<string, Village>>;
  readonly grids: Readonly<Record<string, Grid>>;
}
export interface Village {
  readonly code: string;
  readonly name: Text;
  readonly groups: readonly { readonly code: string; readonly name: Text }[];
  readonly grids: readonly string[];
}
export interface Grid {
  readonly code: string;
  readonly name: Text;
  /** Code of its village. */
  readonly village: string;
  readonly groups: readonly string[];
  readonly households: number;
  readonly persons: number;
  readonly bounds: Text;
}

export interface Calendar {
  readonly years: Readonly<Record<string, CalendarFile>>;
}

export interface CodeTable extends CodeTableFile {
  readonly id: string;
}

export interface Form {
  readonly id: string;
  /** The JSON Schema as written, `$ref`s kept. Extension keywords begin with `x-` (SPEC, "Forms"). */
  readonly source: JsonObject;
  /**
   * The same with `$ref` resolved, objects closed, and `x-codes` and the kinds `unit`, `grid` and `village-group` expanded
   * to an `enum`: what `condition/` validates data against.
   */
  readonly schema: JsonObject;
  readonly ui: JsonObject;
  /** Language → pointer of a text in the schema or `ui:`-file → words. The schema's own words are in the first language. */
  readonly texts: Readonly<Record<Language, Readonly<Record<Pointer, string>>>>;
}

export interface Flow extends FlowFile {
  readonly id: string;
  /** `flow/` compiles it on load: see `flow/FlowTable.ts`. */
  readonly scenarios: readonly JsonObject[];
}

export interface ListView extends ListFile {
  readonly id: string;
}

/** The area a post is held in: a grid, village, unit or town code, by the post's reach. */
export interface Holding {
  readonly post: string;
  readonly seat: string;
}
