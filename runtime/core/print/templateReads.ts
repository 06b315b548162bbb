import { parseTemplate } from './parseTemplate.ts';
import type { Block, Call, Expression, Path, Place, Statement } from './Template.ts';

/** From and behind, counted in characters of the source. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A name that a template writes, with what it stands for. */
export type TemplateRead =
  | {
      readonly kind: 'path';
      /** From the page's scope: `['record', 'members', '*', 'name']`; `*` is any item of a list. */
      readonly steps: readonly string[];
      /** Where each of the last steps is written; those before them come from the blocks around. */
      readonly spans: readonly Span[];
      readonly place: Place;
      readonly within: Within;
    }
  | {
      readonly kind: 'word';
      readonly helper: string;
      /** Of the argument, from 0, or the option's name. */
      readonly position: number | string;
      readonly word: string;
      /** The words of the same call, by position. */
      readonly call: Readonly<Record<string, string>>;
      readonly span: Span;
      readonly place: Place;
      readonly within: Within;
    };

/** The `{{…}}`, or the whole block whose subject it is: what to take out when the name is gone. */
interface Within {
  readonly kind: 'value' | 'block';
  readonly span: Span;
}

/** What a name means here: steps from the page's scope for each level, outermost first; undefined is not known. */
type Around = readonly (readonly string[] | undefined)[];

interface Walker {
  readonly source: string;
  readonly starts: readonly number[];
  readonly reads: TemplateRead[];
}

/** Every name that a template reads, in the order of its text. A template that cannot be read has none. */
export function templateReads(source: string): readonly TemplateRead[] {
  const walker: Walker = { source, starts: lineStarts(source), reads: [] };
  walk(parseTemplate(source).statements, [[]], walker);
  return walker.reads;
}

function walk(statements: readonly Statement[], around: Around, walker: Walker): void {
  for (const statement of statements) {
    if (statement.kind === 'text') continue;
    const span = { from: offset(statement.place, walker), to: offset(statement.end, walker) };
    if (statement.kind === 'value') {
      read(statement.expression, around, { kind: 'value', span }, walker);
    } else {
      const subject = read(statement.subject, around, { kind: 'block', span }, walker);
      walk(statement.body, inside(statement, subject, around), walker);
      walk(statement.otherwise, around, walker);
    }
  }
}

function inside({ helper }: Block, subject: readonly string[] | undefined, around: Around): Around {
  if (helper === 'if' || helper === 'unless') return around;
  return [...around, helper === 'with' || subject === undefined ? subject : [...subject, '*']];
}

/** Notes what the expression reads; gives the steps it stands for, if it stands for a place. */
function read(
  expression: Expression,
  around: Around,
  within: Within,
  walker: Walker,
): readonly string[] | undefined {
  if (expression.kind === 'literal') return undefined;
  if (expression.kind === 'call') {
    readCall(expression, around, within, walker);
    return undefined;
  }
  const base = baseOf(expression, around);
  if (base === undefined) return undefined;
  const parts = expression.data ? expression.parts.slice(1) : expression.parts;
  const steps = [...base, ...parts.map((part) => (/^\d+$/.test(part) ? '*' : part))];
  const spans = spansOf(expression, parts, walker);
  if (parts.length > 0) walker.reads.push({ kind: 'path', steps, spans, place: expression.place, within });
  return steps;
}

function baseOf({ data, depth, parts }: Path, around: Around): readonly string[] | undefined {
  if (data) return parts[0] === 'root' && depth === 0 ? [] : undefined;
  return around.at(-1 - depth);
}

function readCall(call: Call, around: Around, within: Within, walker: Walker): void {
  const given: readonly (readonly [number | string, Expression])[] = [
    ...call.args.map((argument, index) => [index, argument] as const),
    ...Object.entries(call.options),
  ];
  const words = Object.fromEntries(
    given.flatMap(([position, one]) => (isWord(one) ? [[String(position), one.value]] : [])),
  );
  for (const [position, one] of given) {
    if (!isWord(one)) {
      read(one, around, within, walker);
      continue;
    }
    const from = walker.source.indexOf(one.value, offset(one.place, walker));
    // Written with an escaped quote: no name of a config has one.
    if (from < 0) continue;
    const span = { from, to: from + one.value.length };
    const { helper } = call;
    walker.reads.push({
      kind: 'word',
      helper,
      position,
      word: one.value,
      call: words,
      span,
      place: one.place,
      within,
    });
  }
}

function isWord(expression: Expression): expression is Extract<Expression, { kind: 'literal' }> & {
  readonly value: string;
} {
  return expression.kind === 'literal' && typeof expression.value === 'string';
}

/** Handlebars tells the place of the whole path only; its parts stand in it one after the other. */
function spansOf(path: Path, parts: readonly string[], walker: Walker): readonly Span[] {
  let at = offset(path.place, walker);
  return parts.map((part) => {
    const from = walker.source.indexOf(part, at);
    at = from + part.length;
    return { from, to: at };
  });
}

function offset({ line, column }: Place, { starts }: Walker): number {
  return (starts[line - 1] ?? 0) + column - 1;
}

/** Lines end as Handlebars' lexer has it. */
function lineStarts(source: string): readonly number[] {
  return [0, ...[...source.matchAll(/\r\n?|\n/g)].map((end) => end.index + end[0].length)];
}
