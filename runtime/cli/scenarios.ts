import { runScenario } from '#core/scenario';
import type { ScenarioResult } from '#core/scenario';
import type { JsonValue, Kit } from '#core';

export interface ScenarioFile {
  readonly flow: string;
  readonly name: string;
  readonly path: string;
  readonly value: JsonValue;
}

const PATH = /^flows\/([^/]+)\/scenarios\/([^/]+)\.json$/;

/** The scenarios of a config that are JSON, in the order of their names; the check reports the others. */
export function scenarioFiles(files: ReadonlyMap<string, string>, flow?: string): readonly ScenarioFile[] {
  return [...files].flatMap(([path, text]) => {
    const [, id, name] = PATH.exec(path) ?? [];
    if (id === undefined || name === undefined || (flow !== undefined && id !== flow)) return [];
    const value = parse(text);
    return value === undefined ? [] : [{ flow: id, name, path, value }];
  });
}

export function play(kit: Kit, file: ScenarioFile): ScenarioResult {
  return runScenario(kit, file.flow, file.value, file.name);
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
