/** A template as this interpreter knows it: the closed part of Handlebars (SPEC D1). */

/** A place in the source, both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export type Statement =
  /** `original` is the text before white space around blocks was taken out: places are counted in it. */
  | { readonly kind: 'text'; readonly text: string; readonly original: string; readonly place: Place }
  | { readonly kind: 'value'; readonly expression: Expression; readonly place: Place; readonly end: Place }
  | Block;

export interface Block {
  readonly kind: 'block';
  readonly helper: 'if' | 'unless' | 'each' | 'with';
  readonly subject: Expression;
  readonly body: readonly Statement[];
  readonly otherwise: readonly Statement[];
  readonly place: Place;
  /** Behind its closing braces. */
  readonly end: Place;
}

export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null; readonly place: Place }
  | Path
  | Call;

/** `../case.number`: `depth` 1, parts `case`, `number`. `data` for `@index`, `@root.case`. */
export interface Path {
  readonly kind: 'path';
  readonly depth: number;
  readonly data: boolean;
  readonly parts: readonly string[];
  readonly original: string;
  readonly place: Place;
}

export interface Call {
  readonly kind: 'call';
  readonly helper: string;
  readonly args: readonly Expression[];
  readonly options: Readonly<Record<string, Expression>>;
  readonly place: Place;
}

/** A fault of a template before it knows its file. */
export interface Fault {
  readonly code: string;
  readonly place: Place;
  readonly chinese: string;
  readonly english: string;
}
