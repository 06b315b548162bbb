import { isObject, type JsonValue, type Language, own, type Problem } from '#core/base';
import { modelProblem } from '../problems.ts';
import { readJson } from '../readJson.ts';
import { checkShape, type Shape } from '../shape/index.ts';

/** A JSON file that was parsed; whether it has the right shape is asked later. */
export interface SourceFile {
  readonly path: string;
  /** Without the `$schema` that is there for editors. */
  readonly value: JsonValue;
}

/** Undefined when the text is not JSON. */
export function parseFile(path: string, text: string, problems: Problem[]): SourceFile | undefined {
  const read = readJson(path, text);
  if (read.status === 'unreadable') {
    problems.push(read.problem);
    return undefined;
  }
  problems.push(...read.problems);
  return { path, value: withoutSchema(read.value) };
}

function withoutSchema(value: JsonValue): JsonValue {
  if (!isObject(value) || typeof own(value, '$schema') !== 'string') return value;
  const { $schema: _schema, ...rest } = value;
  return rest;
}

/** The file's value as its type, or undefined when it is not of the shape; the problems say why. */
export function readShape<T>(
  shape: Shape<T>,
  file: SourceFile,
  languages: readonly Language[],
  problems: Problem[],
): T | undefined {
  const found: Problem[] = [];
  checkShape(shape.rule, file.value, [], { file: file.path, languages, problems: found });
  problems.push(...found);
  // The shape was checked, and the compiler ties each shape to its type.
  return found.some(({ severity }) => severity === 'error') ? undefined : (file.value as T);
}

/** Reports a file that must be there. One that is there but is no JSON was reported already. */
export function reportMissing(path: string, problems: Problem[]): void {
  if (problems.some(({ file }) => file === path)) return;
  problems.push(modelProblem('file.missing', path, '', { name: path }));
}
