import type { JsonObject, JsonValue, Language, Text } from '#core/base';
import type { FormatName } from './formats.ts';

/** Where in the designer's palette a kind is offered. */
export type PaletteGroup = 'common' | 'dates' | 'media' | 'people' | 'places' | 'structure';

/** Keywords with a number by which an author narrows the answers. */
export type Limit = 'minLength' | 'maxLength' | 'minimum' | 'maximum' | 'minItems' | 'maxItems';

/** The parts of a page that answers are given with. The app has one React part for each name; the compiler holds it to that. */
export type PartName =
  | 'text'
  | 'textarea'
  | 'number'
  | 'phone'
  | 'creditCode'
  | 'residentId'
  | 'date'
  | 'time'
  | 'dateTime'
  | 'period'
  | 'choice'
  | 'choices'
  | 'yesNo'
  | 'grid'
  | 'villageGroup'
  | 'unit'
  | 'person'
  | 'photos'
  | 'audio'
  | 'signature'
  | 'barcode'
  | 'position'
  | 'calculated';

/** Where a value is read. */
export interface Reading {
  /** The field's schema in the reader's language. */
  readonly field: JsonObject;
  readonly language: Language;
  /** Of the town's time zone. */
  readonly offsetMinutes: number;
  /** The words of an answer that is chosen from a list or a code table. */
  readonly titleOf: (value: JsonValue) => string | undefined;
}

/**
 * All that is particular to one kind of field (SPEC Q). Whoever works with fields asks the kind and never tells kinds apart itself: the
 * judge of data, the printed page, the designer's palette, the burden and the form on the screen read this one table.
 */
export interface FieldKind {
  readonly title: Text;
  /** What makes a field one of this kind, without its words: for a new field, and after a conversion. */
  readonly schema: JsonObject;
  /** The layout that a new field begins with. */
  readonly ui?: JsonObject;
  /** Absent for what the engine itself lays out: sections, repeating sections, notes. */
  readonly part?: PartName;
  /** Absent for what only a person who writes the files can make. */
  readonly palette?: PaletteGroup;
  /** Members of the schema that the designer may change besides those of `schema`; all others are kept as they are. */
  readonly owned: readonly string[];
  /** Members of the layout that the designer may change. */
  readonly look: readonly string[];
  readonly limits: readonly Limit[];
  /** How long one answer takes on a phone, its reading included: an assumption that compares forms, never a measurement of people. */
  readonly seconds: number;
  /** How its text is written; conditions, the door and the validators of CouchDB judge by it. */
  readonly format?: FormatName;
  /** What to say to a text that is not written so, and what to do; `{field}` comes quoted. */
  readonly fault?: Text;
  /** What a typed text means as an answer; undefined when it is none. */
  readonly parse: (text: string) => JsonValue | undefined;
  /** An answer as the input shows it: `serialize(parse(text))` may be typed again and is the same answer. */
  readonly serialize: (value: JsonValue | undefined) => string;
  /** Whether a value can be an answer of this kind. What narrows it further stands in the field's schema. */
  readonly validate: (value: JsonValue) => boolean;
  /** What a new form holds here before anybody answers. */
  readonly initial: (schema: JsonObject) => JsonValue | undefined;
  /** An answer as a person reads it; undefined for a value that is not of this kind. */
  readonly print: (value: JsonValue, reading: Reading) => string | undefined;
}
