import { isObject, joinPointer, type JsonObject, type JsonValue, nearestName, own } from '#core/base';
import { extensionShapes } from '../files/formShapes.ts';
import { hintFor } from '../hint.ts';
import { modelProblem, type ModelProblemCode, type ProblemParams } from '../problems.ts';
import { checkShape, type Shape, type Walk } from '../shape/index.ts';
import { typeWords, jsonTypeOf } from '../shape/jsonType.ts';
import { takesText } from './choices.ts';
import { findTarget, isLocal, MOST_PLACES, resolveRefs } from './resolveRefs.ts';
import { subschemasOf } from './subschemas.ts';

/** One list for the whole walk: a new one for every place would cost more than the rest of it. */
type Path = (string | number)[];

export interface SchemaWalk extends Walk {
  readonly root: JsonObject;
  /** Names of the code tables. */
  readonly tables: readonly string[];
}

/** Keywords of JSON Schema 2020-12, and `definitions` of before. Whether each is in the subset is for the checks to say. */
const STANDARD: ReadonlySet<string> = new Set(
  (
    '$schema $id $ref $defs definitions $comment $anchor $vocabulary ' +
    'type const enum required properties additionalProperties minProperties maxProperties patternProperties ' +
    'propertyNames unevaluatedProperties items prefixItems unevaluatedItems minItems maxItems uniqueItems ' +
    'contains minContains maxContains minimum maximum exclusiveMinimum exclusiveMaximum multipleOf ' +
    'minLength maxLength pattern format contentEncoding contentMediaType contentSchema ' +
    'allOf anyOf oneOf not if then else dependentRequired dependentSchemas ' +
    'title description default examples readOnly writeOnly deprecated'
  ).split(' '),
);

/** May stand beside a `$ref`: words for people, and definitions, which decide nothing by themselves. */
const BESIDE_REF =
  '$ref $defs definitions $comment title description default examples readOnly writeOnly deprecated'.split(
    ' ',
  );

const EXTENSION_SHAPES: Readonly<Record<string, Shape<unknown>>> = extensionShapes;
const EXTENSIONS = Object.keys(extensionShapes);

/**
 * Everything wrong about a form's schema that would keep the kit from being built (M4, F4). Gives the schema with its
 * references followed, which is of use when nothing was wrong.
 */
export function checkFormSchema(walk: SchemaWalk): JsonObject {
  for (const key of ['type', 'properties']) {
    if (own(walk.root, key) === undefined) report(walk, 'key.missing', [], { key });
  }
  const type = own(walk.root, 'type');
  if (type !== undefined && type !== 'object') {
    const hint = hintFor('', ['object']);
    report(walk, 'value.not-allowed', ['type'], { value: asWritten(type), hint });
  }
  checkSchema(walk.root, [], walk);
  const { schema, faults } = resolveRefs(walk.root);
  for (const { fault, pointer, ref } of faults) {
    const code = fault === 'cyclic' ? 'ref.cyclic' : 'form.too-large';
    walk.problems.push(modelProblem(code, walk.file, pointer, { ref, most: MOST_PLACES }));
  }
  return schema;
}

function checkSchema(schema: JsonValue, path: Path, walk: SchemaWalk): void {
  if (typeof schema === 'boolean') return;
  if (!isObject(schema)) {
    const params = { wanted: typeWords(['object']), found: typeWords([jsonTypeOf(schema)]) };
    report(walk, 'value.wrong-type', path, params);
    return;
  }
  for (const key of Object.keys(schema)) checkKey(schema, key, path, walk);
  checkRef(schema, path, walk);
  checkCodes(schema, path, walk);
  for (const sub of subschemasOf(schema)) {
    path.push(...sub.path);
    checkSchema(sub.schema, path, walk);
    path.length -= sub.path.length;
  }
}

function checkKey(schema: JsonObject, key: string, path: Path, walk: SchemaWalk): void {
  if (STANDARD.has(key)) return;
  path.push(key);
  if (key.startsWith('x-')) {
    const shape = own(EXTENSION_SHAPES, key);
    const nearest = shape ? undefined : nearestName(key, EXTENSIONS);
    if (shape) checkShape(shape.rule, schema[key] ?? null, path, walk);
    else if (nearest !== undefined) report(walk, 'key.suspicious', path, { key, nearest });
  } else {
    report(walk, 'key.unknown', path, { key, hint: hintFor(key, [...EXTENSIONS, ...STANDARD]) });
  }
  path.pop();
}

function checkRef(schema: JsonObject, path: Path, walk: SchemaWalk): void {
  const ref = own(schema, '$ref');
  if (ref === undefined) return;
  const here = [...path, '$ref'];
  if (typeof ref !== 'string' || !isLocal(ref)) {
    report(walk, 'ref.malformed', here, { ref: asWritten(ref) });
    return;
  }
  if (findTarget(walk.root, ref) === undefined) {
    report(walk, 'ref.missing', here, { ref, hint: hintFor(ref, definitionsOf(walk.root)) });
  }
  for (const key of Object.keys(schema)) {
    if (!BESIDE_REF.includes(key) && !key.startsWith('x-')) {
      report(walk, 'ref.siblings', [...path, key], { key });
    }
  }
}

function checkCodes(schema: JsonObject, path: Path, walk: SchemaWalk): void {
  const table = own(schema, 'x-codes');
  if (typeof table !== 'string') return;
  const here = [...path, 'x-codes'];
  if (!walk.tables.includes(table)) {
    report(walk, 'codes.unknown', here, { table, hint: hintFor(table, walk.tables) });
  }
  if (!takesText(schema)) report(walk, 'codes.misplaced', here, {});
}

/** A text without its quotes: the sentence sets its own around it. */
function asWritten(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function definitionsOf(root: JsonObject): readonly string[] {
  return ['$defs', 'definitions'].flatMap((keyword) => {
    const definitions = own(root, keyword);
    return isObject(definitions) ? Object.keys(definitions).map((name) => `#/${keyword}/${name}`) : [];
  });
}

function report(walk: SchemaWalk, code: ModelProblemCode, path: Path, params: ProblemParams): void {
  walk.problems.push(modelProblem(code, walk.file, joinPointer(path), params));
}
