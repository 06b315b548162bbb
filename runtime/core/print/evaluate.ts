import { assertNever, isObject, own } from '#core/base';
import type { JsonValue } from '#core/base';
import { escapeHtml } from './escape.ts';
import { HELPERS } from './helpers.ts';
import type { Output, Page, Value } from './Page.ts';
import { NOTHING, plainText } from './plainText.ts';
import type { Block, Expression, Path, Statement } from './Template.ts';

/** One level of the scope: the page itself, then what each `each` or `with` stands on. */
interface Frame {
  readonly value: Value;
  /** `@index`, `@first`, `@last`, `@key` of the nearest list that is walked. */
  readonly loop: Readonly<Record<string, JsonValue>>;
}

/** The markup of a template that has no faults; whatever is put into it is escaped (SPEC D2). */
export function evaluate(statements: readonly Statement[], scope: JsonValue, page: Page): string {
  return run(statements, [{ value: scope, loop: {} }], page);
}

function run(statements: readonly Statement[], frames: readonly Frame[], page: Page): string {
  return statements
    .map((statement) => {
      switch (statement.kind) {
        case 'text':
          return statement.text;
        case 'value':
          return markupOf(statement.expression, frames, page);
        case 'block':
          return runBlock(statement, frames, page);
        default:
          return assertNever(statement);
      }
    })
    .join('');
}

function markupOf(expression: Expression, frames: readonly Frame[], page: Page): string {
  if (expression.kind !== 'call')
    return escapeHtml(plainText(valueOf(expression, frames, page), page.language));
  const output = call(expression, frames, page);
  if ('html' in output) return output.html;
  // Only on the page: inside `if` the nothing of a helper has to stay nothing.
  return output.text === '' ? NOTHING : escapeHtml(output.text);
}

function runBlock(block: Block, frames: readonly Frame[], page: Page): string {
  const value = valueOf(block.subject, frames, page);
  const otherwise = (): string => run(block.otherwise, frames, page);
  switch (block.helper) {
    case 'if':
      return holds(value) ? run(block.body, frames, page) : otherwise();
    case 'unless':
      return holds(value) ? otherwise() : run(block.body, frames, page);
    case 'with':
      return holds(value)
        ? run(block.body, [...frames, { value, loop: frames.at(-1)?.loop ?? {} }], page)
        : otherwise();
    case 'each': {
      const members = membersOf(value);
      if (members.length === 0) return otherwise();
      return members
        .map(([key, member], index) => {
          const loop = { index, key, first: index === 0, last: index === members.length - 1 };
          return run(block.body, [...frames, { value: member, loop }], page);
        })
        .join('');
    }
  }
}

/** As in Handlebars: nothing, no, zero, an empty text and an empty list do not hold. */
function holds(value: Value): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== null && value !== false && value !== 0 && value !== '';
}

function membersOf(value: Value): readonly (readonly [string, JsonValue])[] {
  if (Array.isArray(value))
    return (value as readonly JsonValue[]).map((item, index) => [String(index), item]);
  return isObject(value) ? Object.entries(value) : [];
}

function valueOf(expression: Expression, frames: readonly Frame[], page: Page): Value {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'path':
      return valueAt(expression, frames);
    case 'call': {
      const output = call(expression, frames, page);
      return 'text' in output ? output.text : undefined;
    }
  }
}

function valueAt({ data, depth, parts }: Path, frames: readonly Frame[]): Value {
  const [head = '', ...rest] = parts;
  if (!data) return parts.reduce(childOf, frames.at(-1 - depth)?.value);
  return head === 'root' ? rest.reduce(childOf, frames[0]?.value) : own(frames.at(-1)?.loop ?? {}, head);
}

/** Own members only: a template must not reach what JavaScript hangs on every object. */
function childOf(value: Value, part: string): Value {
  if (Array.isArray(value)) {
    const items = value as readonly JsonValue[];
    return part === 'length' ? items.length : items[Number(part)];
  }
  return isObject(value) ? own(value, part) : undefined;
}

function call(
  expression: Extract<Expression, { kind: 'call' }>,
  frames: readonly Frame[],
  page: Page,
): Output {
  const args = expression.args.map((argument) => valueOf(argument, frames, page));
  const options = Object.fromEntries(
    Object.entries(expression.options).map(([name, option]) => [name, valueOf(option, frames, page)]),
  );
  return own(HELPERS, expression.helper)?.run(args, options, page) ?? { text: '' };
}
