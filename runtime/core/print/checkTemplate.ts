import { assertNever, nearestName, own } from '#core/base';
import { HELPERS } from './helpers.ts';
import type { Helper } from './helpers.ts';
import { OPEN, VALUE } from './Names.ts';
import type { Names, Shape } from './Names.ts';
import { argumentFault } from './parseTemplate.ts';
import { activeMarkup, openTag, standingAt } from './place.ts';
import type { Block, Call, Expression, Fault, Path, Statement } from './Template.ts';

/** What surrounds a statement: the shapes from the page outwards to here, and whether a list is being walked. */
interface Around {
  readonly shapes: readonly Shape[];
  readonly inEach: boolean;
}

interface Walker {
  readonly names: Names;
  readonly faults: Fault[];
  /** The markup of the tag that is open, or nothing between tags. */
  markup: string;
}

/** Every fault of a parsed template: unknown names and helpers, values where escaping would not make them safe. */
export function checkTemplate(statements: readonly Statement[], names: Names): readonly Fault[] {
  const walker: Walker = { names, faults: [], markup: '' };
  walk(statements, { shapes: [names.scope], inEach: false }, walker);
  return walker.faults;
}

function walk(statements: readonly Statement[], around: Around, walker: Walker): void {
  for (const statement of statements) {
    switch (statement.kind) {
      case 'text':
        walkText(statement, walker);
        break;
      case 'value':
        walkValue(statement.expression, around, walker);
        break;
      case 'block':
        walkBlock(statement, around, walker);
        break;
      default:
        assertNever(statement);
    }
  }
}

function walkText({ text, original, place }: Extract<Statement, { kind: 'text' }>, walker: Walker): void {
  const markup = walker.markup + text;
  const active = activeMarkup(markup);
  if (active !== undefined) {
    const before = original.slice(0, Math.max(0, original.indexOf(active))).split('\n');
    const column = (before.at(-1)?.length ?? 0) + (before.length === 1 ? place.column : 1);
    walker.faults.push({
      code: 'template.active',
      place: { line: place.line + before.length - 1, column },
      chinese: `模板里不能有“${active}”，打印页只放文字和表格`,
      english: `a template may not contain "${active}": a printed page holds text and tables only`,
    });
  }
  walker.markup = active === undefined ? (openTag(markup) ?? '') : '';
}

function walkValue(expression: Expression, around: Around, walker: Walker): void {
  const shape = shapeOf(expression, around, walker);
  const standing = standingAt(walker.markup);
  const gives = expression.kind === 'call' && givesMarkup(expression) ? 'markup' : 'words';
  if (standing === 'refused' || (standing === 'attribute' && gives === 'markup')) {
    walker.faults.push({
      code: 'template.place',
      place: expression.place,
      chinese: '这里不能放数据：数据只能放在标签之间，或放在带引号且不是网址、样式的属性里',
      english:
        'no data may stand here: only between tags, or in a quoted attribute that is no address or style',
    });
  }
  if (walker.markup !== '') walker.markup += 'x';
  if (shape.kind === 'object' || (shape.kind === 'list' && shape.items.kind === 'object')) {
    walker.faults.push(
      argumentFault(
        expression.place,
        '这里是一组数据，请写到其中的某一项，或用“{{#each}}”“{{#with}}”展开',
        'this is a group of values: name one of them, or open it with {{#each}} or {{#with}}',
      ),
    );
  }
}

function givesMarkup(call: Call): boolean {
  return own(HELPERS, call.helper)?.markup === true && own(call.options, 'part') === undefined;
}

function walkBlock(block: Block, around: Around, walker: Walker): void {
  const subject = shapeOf(block.subject, around, walker);
  const before = walker.markup;
  walk(block.body, insideOf(block.helper, subject, around), walker);
  const after = walker.markup;
  walker.markup = before;
  walk(block.otherwise, around, walker);
  // Either branch may have run; the one that leaves a tag open is the one to be careful about.
  if (walker.markup === '') walker.markup = after;
}

function insideOf(helper: Block['helper'], subject: Shape, around: Around): Around {
  if (helper === 'if' || helper === 'unless') return around;
  if (helper === 'with') return { ...around, shapes: [...around.shapes, subject] };
  return { shapes: [...around.shapes, subject.kind === 'list' ? subject.items : OPEN], inEach: true };
}

function shapeOf(expression: Expression, around: Around, walker: Walker): Shape {
  switch (expression.kind) {
    case 'literal':
      return VALUE;
    case 'path':
      return shapeOfPath(expression, around, walker);
    case 'call':
      checkCall(expression, around, walker);
      return VALUE;
  }
}

function shapeOfPath(path: Path, around: Around, walker: Walker): Shape {
  const [head, ...rest] = path.parts;
  if (path.data) {
    if (head === 'root' && path.depth === 0) return descend(walker.names.scope, rest, path, walker);
    const known =
      around.inEach && ['index', 'first', 'last', 'key'].includes(head ?? '') && rest.length === 0;
    if (!known)
      walker.faults.push(unknownName(path, head ?? '', ['@root', '@index', '@first', '@last', '@key']));
    return VALUE;
  }
  const shape = around.shapes.at(-1 - path.depth);
  if (shape === undefined || path.depth >= around.shapes.length) {
    walker.faults.push(unknownName(path, path.original, []));
    return OPEN;
  }
  return descend(shape, path.parts, path, walker);
}

function descend(from: Shape, parts: readonly string[], path: Path, walker: Walker): Shape {
  let shape = from;
  for (const [index, part] of parts.entries()) {
    const next = childOf(shape, part);
    if (next === undefined) {
      walker.faults.push(unknownName(path, part, candidatesFor(shape, part, { path, index, walker })));
      return OPEN;
    }
    shape = next;
  }
  return shape;
}

function childOf(shape: Shape, part: string): Shape | undefined {
  switch (shape.kind) {
    case 'open':
      return OPEN;
    case 'value':
      return undefined;
    case 'list':
      if (part === 'length') return VALUE;
      return /^\d+$/.test(part) ? shape.items : undefined;
    case 'object':
      return own(shape.members, part);
  }
}

interface Miss {
  readonly path: Path;
  readonly index: number;
  readonly walker: Walker;
}

/** Inside a block only that block's names are known; a name of the whole page is then most likely meant. */
function candidatesFor(shape: Shape, part: string, { path, index, walker }: Miss): readonly string[] {
  const { scope } = walker.names;
  if (
    index === 0 &&
    !path.data &&
    scope.kind === 'object' &&
    shape !== scope &&
    own(scope.members, part) !== undefined
  ) {
    return [`@root.${path.parts.join('.')}`];
  }
  const members =
    shape.kind === 'object' ? Object.keys(shape.members) : shape.kind === 'list' ? ['length', '0'] : [];
  const near = nearestName(part, members);
  return near === undefined ? members.slice(0, 12) : [near];
}

function checkCall(call: Call, around: Around, walker: Walker): void {
  for (const one of [...call.args, ...Object.values(call.options)]) shapeOf(one, around, walker);
  const helper = own(HELPERS, call.helper);
  if (helper === undefined) {
    const near = nearestName(call.helper, Object.keys(HELPERS));
    walker.faults.push({
      code: 'template.helper',
      place: call.place,
      chinese: `没有名为“${call.helper}”的写法，${near === undefined ? `可用的有：${Object.keys(HELPERS).join('、')}` : `是不是“${near}”？`}`,
      english: `there is no helper "${call.helper}"; ${near === undefined ? `there are: ${Object.keys(HELPERS).join(', ')}` : `did you mean "${near}"?`}`,
    });
    return;
  }
  walker.faults.push(...callFaults(call, helper, walker.names));
}

function callFaults(call: Call, helper: Helper, names: Names): readonly Fault[] {
  const [least, most] = helper.args;
  const count = call.args.length;
  const faults: Fault[] = [];
  if (count < least || count > most) {
    const wanted = least === most ? String(least) : `${least}–${most}`;
    faults.push(
      argumentFault(
        call.place,
        `“${call.helper}”后面要写${wanted}个值，这里有${count}个`,
        `"${call.helper}" takes ${wanted} values, here are ${count}`,
      ),
    );
  }
  for (const option of Object.keys(call.options)) {
    if (!helper.options.includes(option)) {
      faults.push(
        argumentFault(
          call.place,
          `“${call.helper}”没有“${option}=”这一项`,
          `"${call.helper}" has no option "${option}="`,
        ),
      );
    }
  }
  return [...faults, ...wordFaults(call, helper, names)];
}

function wordFaults(call: Call, helper: Helper, names: Names): readonly Fault[] {
  const options = Object.fromEntries(
    Object.entries(call.options).map(([name, value]) => [
      name,
      value.kind === 'literal' ? value.value : undefined,
    ]),
  );
  const args = call.args.flatMap((argument, index) =>
    wordFault(call, argument, helper.words?.(index, options, names)),
  );
  const named = Object.entries(call.options).flatMap(([name, value]) =>
    wordFault(call, value, helper.optionWords?.(name, names)),
  );
  return [...args, ...named];
}

function wordFault(call: Call, argument: Expression, words: readonly string[] | undefined): readonly Fault[] {
  if (words === undefined || argument.kind !== 'literal') return [];
  const given = String(argument.value);
  if (words.includes(given) || words.some((word) => word.startsWith(`${given}/`))) return [];
  const near = nearestName(given, words);
  return [
    argumentFault(
      argument.place,
      `“${call.helper}”不认识“${given}”${near === undefined ? '' : `，是不是“${near}”？`}`,
      `"${call.helper}" does not know "${given}"${near === undefined ? '' : `; did you mean "${near}"?`}`,
    ),
  ];
}

function unknownName(path: Path, part: string, candidates: readonly string[]): Fault {
  const [chinese, english] =
    candidates.length === 0
      ? ['', '']
      : [`，可用的有：${candidates.join('、')}`, `; there is: ${candidates.join(', ')}`];
  return {
    code: 'template.name',
    place: path.place,
    chinese: `“${path.original}”里的“${part}”在这里没有${chinese}`,
    english: `"${part}" in "${path.original}" is not known here${english}`,
  };
}
