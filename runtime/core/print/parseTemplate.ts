import { parse, parser } from 'handlebars/dist/cjs/handlebars/compiler/base.js';
import { isObject } from '#core/base';
import type { JsonObject, JsonValue } from '#core/base';
import type { Block, Call, Expression, Fault, Path, Place, Statement } from './Template.ts';

export interface Parsed {
  readonly statements: readonly Statement[];
  readonly faults: readonly Fault[];
}

const BLOCKS = ['if', 'unless', 'each', 'with'] as const;
const FIRST: Place = { line: 1, column: 1 };
/** A page nests a handful of blocks; far more is a text made to exhaust the stack. */
const DEEPEST = 60;

/** Reads a template with Handlebars' own parser and keeps only what this interpreter runs; the rest becomes faults. */
export function parseTemplate(source: string): Parsed {
  const faults: Fault[] = [];
  try {
    const reader: Reader = { faults, depth: 0, tooDeep: [] };
    const statements = readProgram(asObject(parse(source)), reader);
    const [tooDeep] = reader.tooDeep;
    return tooDeep === undefined ? { statements, faults } : { statements: [], faults: [tooDeep] };
  } catch (error) {
    return { statements: [], faults: [syntaxFault(error)] };
  }
}

interface Reader {
  readonly faults: Fault[];
  readonly depth: number;
  /** Kept apart: what was not read any more leads to other faults that say nothing. */
  readonly tooDeep: Fault[];
}

function syntaxFault(error: unknown): Fault {
  const message = error instanceof Error ? error.message : String(error);
  const place = placeOfError(error);
  const unmatched = /^(\S+) doesn't match (\S+) - /.exec(message);
  if (unmatched !== null) {
    const [, opened = '', closed = ''] = unmatched;
    return {
      code: 'template.syntax',
      place,
      chinese: `块“{{#${opened}}}”被“{{/${closed}}}”结束，两者要一致`,
      english: `the block {{#${opened}}} is closed by {{/${closed}}}: the two must be the same`,
    };
  }
  const reason = message.slice(message.lastIndexOf('\n') + 1);
  return {
    code: 'template.syntax',
    place,
    chinese: '这里的模板写法读不懂，请检查前面的花括号是否成对、每个“{{#…}}”是否有“{{/…}}”',
    english: `this cannot be read as a template; check that braces before it come in pairs and that each {{#…}} has its {{/…}} (${reason})`,
  };
}

/** Handlebars tells the place of some errors; of the others its parser still knows where it stopped. */
function placeOfError(error: unknown): Place {
  const { lineNumber, column } = error as { readonly lineNumber?: unknown; readonly column?: unknown };
  if (typeof lineNumber === 'number' && typeof column === 'number')
    return { line: lineNumber, column: column + 1 };
  const at = parser.lexer?.yylloc;
  return at === undefined ? FIRST : { line: at.first_line, column: at.first_column + 1 };
}

function readProgram(program: JsonObject, reader: Reader): readonly Statement[] {
  if (reader.depth > DEEPEST) {
    reader.tooDeep.push(refused(placeOf(program), '嵌套太深', 'blocks are nested too deeply'));
    return [];
  }
  return asList(program['body']).flatMap((node) => readStatement(asObject(node), reader));
}

function readStatement(node: JsonObject, reader: Reader): readonly Statement[] {
  switch (asText(node['type'])) {
    case 'ContentStatement':
      return [
        {
          kind: 'text',
          text: asText(node['value']),
          original: asText(node['original']),
          place: placeOf(node),
        },
      ];
    case 'CommentStatement':
      return [];
    case 'MustacheStatement':
      return readMustache(node, reader);
    case 'BlockStatement':
      return readBlock(node, reader);
    case 'PartialStatement':
    case 'PartialBlockStatement':
      reader.faults.push(
        refused(
          placeOf(node),
          '不支持引用别的模板（{{> …}}）',
          'other templates cannot be included ({{> …}})',
        ),
      );
      return [];
    default:
      reader.faults.push(refused(placeOf(node), '不支持这种写法', 'this construct is not supported'));
      return [];
  }
}

function readMustache(node: JsonObject, reader: Reader): readonly Statement[] {
  if (node['escaped'] === false) {
    reader.faults.push({
      code: 'template.raw',
      place: placeOf(node),
      chinese: '不能用三层花括号或“{{&”原样输出，请改用两层花括号“{{…}}”',
      english: 'raw output ({{{…}}} or {{&…}}) is refused: use {{…}}',
    });
    return [];
  }
  const expression = readCallOrPath(node, reader);
  return expression === null
    ? []
    : [{ kind: 'value', expression, place: placeOf(node), end: placeOf(node, 'end') }];
}

function readBlock(node: JsonObject, reader: Reader): readonly Statement[] {
  const place = placeOf(node);
  const name = asText(asObject(node['path'])['original']);
  const helper = BLOCKS.find((block) => block === name);
  const [subject, ...more] = asList(node['params']).map((param) => readExpression(asObject(param), reader));
  if (helper === undefined) {
    reader.faults.push(unknownBlock(name, place));
    return [];
  }
  const inner: Reader = { ...reader, depth: reader.depth + 1 };
  const program = isObject(node['program']) ? node['program'] : {};
  const inverse = isObject(node['inverse']) ? node['inverse'] : {};
  if (asList(program['blockParams']).length > 0 || asList(inverse['blockParams']).length > 0) {
    reader.faults.push(refused(place, '不支持“as |名称|”', 'block parameters (as |name|) are not supported'));
  }
  const body = readProgram(program, inner);
  const otherwise = readProgram(inverse, inner);
  if (subject === undefined || subject === null || more.length > 0 || isObject(node['hash'])) {
    reader.faults.push(
      argumentFault(place, `“{{#${name} …}}”后面要有且只有一个值`, `{{#${name} …}} takes exactly one value`),
    );
    return [];
  }
  const block: Block = { kind: 'block', helper, subject, body, otherwise, place, end: placeOf(node, 'end') };
  return [block];
}

function unknownBlock(name: string, place: Place): Fault {
  return {
    code: 'template.helper',
    place,
    chinese: `没有“{{#${name}}}”这种块，可用的有：${BLOCKS.join('、')}`,
    english: `there is no block {{#${name}}}; there are: ${BLOCKS.join(', ')}`,
  };
}

/** `{{name}}` is a value, `{{name argument}}` a call of a helper. */
function readCallOrPath(node: JsonObject, reader: Reader): Expression | null {
  const params = asList(node['params']);
  const head = asObject(node['path']);
  if (params.length === 0 && !isObject(node['hash']) && node['type'] !== 'SubExpression')
    return readExpression(head, reader);
  const call: Call = {
    kind: 'call',
    helper: asText(head['original']),
    args: params.flatMap((param) => readExpression(asObject(param), reader) ?? []),
    options: readOptions(node['hash'], reader),
    place: placeOf(node),
  };
  return call;
}

function readOptions(hash: JsonValue | undefined, reader: Reader): Readonly<Record<string, Expression>> {
  const pairs = isObject(hash) ? asList(hash['pairs']) : [];
  return Object.fromEntries(
    pairs.flatMap((pair) => {
      const value = readExpression(asObject(asObject(pair)['value']), reader);
      return value === null ? [] : [[asText(asObject(pair)['key']), value]];
    }),
  );
}

function readExpression(node: JsonObject, outer: Reader): Expression | null {
  const place = placeOf(node);
  const reader: Reader = { ...outer, depth: outer.depth + 1 };
  if (reader.depth > DEEPEST) {
    reader.tooDeep.push(refused(place, '嵌套太深', 'expressions are nested too deeply'));
    return null;
  }
  switch (asText(node['type'])) {
    case 'PathExpression':
      return readPath(node, place);
    case 'SubExpression':
      return readCallOrPath(node, reader);
    case 'StringLiteral':
    case 'NumberLiteral':
    case 'BooleanLiteral':
      return { kind: 'literal', value: asLiteral(node['value']), place };
    case 'NullLiteral':
    case 'UndefinedLiteral':
      return { kind: 'literal', value: null, place };
    default:
      reader.faults.push(refused(place, '不支持这种写法', 'this expression is not supported'));
      return null;
  }
}

function readPath(node: JsonObject, place: Place): Path {
  const depth = node['depth'];
  return {
    kind: 'path',
    depth: typeof depth === 'number' ? depth : 0,
    data: node['data'] === true,
    parts: asList(node['parts']).map(asText),
    original: asText(node['original']),
    place,
  };
}

export function argumentFault(place: Place, chinese: string, english: string): Fault {
  return { code: 'template.argument', place, chinese, english };
}

function refused(place: Place, chinese: string, english: string): Fault {
  return { code: 'template.unsupported', place, chinese, english };
}

function placeOf(node: JsonObject, edge: 'start' | 'end' = 'start'): Place {
  const at = isObject(node['loc']) ? asObject(node['loc'][edge]) : {};
  const [line, column] = [at['line'], at['column']];
  return typeof line === 'number' && typeof column === 'number' ? { line, column: column + 1 } : FIRST;
}

function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

function asList(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}

function asText(value: JsonValue | undefined): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}

function asLiteral(value: JsonValue | undefined): string | number | boolean | null {
  return typeof value === 'object' || value === undefined ? null : value;
}
