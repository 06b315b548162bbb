import { getAt, isObject, joinPointer, nearestName, splitPointer } from '#core/base';
import type { JsonObject, JsonValue, Problem, Text } from '#core/base';
import { validate } from '#core/condition';
import type { Violation } from '#core/condition';
import { SCENARIO_SCHEMA } from './scenarioSchema.ts';

/** Every place in which a file is not shaped like a scenario; a scenario without any may be read as one. */
export function shapeProblems(value: JsonValue, file: string): readonly Problem[] {
  const found = validate(SCENARIO_SCHEMA, value).map((violation) => problemOf(violation, value, file));
  return found.length > 0 ? found : stepProblems(value, file);
}

export function scenarioProblem(code: string, file: string, pointer: string, message: Text): Problem {
  return { code, severity: 'error', file, pointer, message };
}

function problemOf(violation: Violation, value: JsonValue, file: string): Problem {
  const { pointer, keyword, params } = violation;
  const { additionalProperty, missingProperty } = params;
  if (keyword === 'additionalProperties' && typeof additionalProperty === 'string') {
    return unknownKey(file, pointer, additionalProperty);
  }
  if (keyword === 'required' && typeof missingProperty === 'string') {
    return shapeProblem(
      file,
      pointer,
      `缺少“${missingProperty}”，请补上。`,
      `"${missingProperty}" is missing. Add it.`,
    );
  }
  const written = JSON.stringify(getAt(value, pointer) ?? null);
  const wanted = WANTED[splitPointer(pointer).at(-1) ?? ''];
  return shapeProblem(
    file,
    pointer,
    `这里写的是 ${written}，不能用。${wanted?.['zh-CN'] ?? '请对照场景文件的格式改正。'}`,
    `${written} is not possible here. ${wanted?.['en'] ?? 'Correct it after the format of a scenario.'}`,
  );
}

/** What the fields with a format of their own expect. */
const WANTED: Readonly<Record<string, Text>> = {
  pointer: {
    'zh-CN': '请写记录里的位置，以斜杠开头，如 /what。',
    en: 'Write a place of the record, beginning with a slash, such as /what.',
  },
  at: {
    'zh-CN': '请写当地时间，如 2026-05-08T09:00，或与上一步的间隔，如 +2d3h、+20m。',
    en: 'Write a local time such as 2026-05-08T09:00, or the time since the step before, such as +2d3h or +20m.',
  },
  start: {
    'zh-CN': '请写带时差的时间，如 2026-05-08T09:00:00+08:00。',
    en: 'Write a time with its offset, such as 2026-05-08T09:00:00+08:00.',
  },
  due: {
    'zh-CN': '请写当地时间，如 2026-05-15T24:00；暂停时写 null。',
    en: 'Write a local time such as 2026-05-15T24:00, or null while paused.',
  },
  light: {
    'zh-CN': '可用的有：green、yellow、red、paused、met、missed。',
    en: 'There are: green, yellow, red, paused, met, missed.',
  },
  verdict: {
    'zh-CN': '可用的有：applied、superseded、refused。',
    en: 'There are: applied, superseded, refused.',
  },
};

/** The place of the key itself is more useful to point at than that of the object around it. */
function unknownKey(file: string, pointer: string, key: string): Problem {
  const near = nearestName(key, knownKeys(pointer));
  return shapeProblem(
    file,
    `${pointer}${joinPointer([key])}`,
    `这里没有“${key}”这一项。${near === undefined ? '请删去。' : `是不是“${near}”？`}`,
    `There is no "${key}" here. ${near === undefined ? 'Remove it.' : `Did you mean "${near}"?`}`,
  );
}

/** The keys of the schema's object at a place of the value: indices and free names lead into `items` and maps. */
function knownKeys(pointer: string): readonly string[] {
  let schema: JsonObject = SCENARIO_SCHEMA;
  for (const token of splitPointer(pointer)) {
    const properties = schema['properties'];
    const next =
      (isObject(properties) ? properties[token] : undefined) ??
      schema['items'] ??
      schema['additionalProperties'];
    if (!isObject(next)) return [];
    schema = next;
  }
  return isObject(schema['properties']) ? Object.keys(schema['properties']) : [];
}

/** What a schema cannot say well: a step is either an act with its author or a wait. */
function stepProblems(value: JsonValue, file: string): readonly Problem[] {
  const steps = getAt(value, '/steps');
  if (!Array.isArray(steps)) return [];
  return (steps as readonly JsonValue[]).flatMap((step, index) => {
    const message = isObject(step) ? stepFault(step) : undefined;
    return message === undefined ? [] : [scenarioProblem('scenario.shape', file, `/steps/${index}`, message)];
  });
}

function stepFault(step: JsonObject): Text | undefined {
  const { wait, act, by, data, edits } = step;
  if (wait === undefined && (act === undefined || by === undefined)) {
    return {
      'zh-CN': '每一步要么写“by”和“act”（谁做什么），要么写“wait”（只让时间过去）。',
      en: 'A step says either "by" and "act" (who does what) or "wait" (only time passes).',
    };
  }
  if (wait !== undefined && [act, by, data, edits].some((part) => part !== undefined)) {
    return { 'zh-CN': '写了“wait”就不能再写“by”“act”。', en: 'A step with "wait" has no "by" and no "act".' };
  }
  if (data !== undefined && edits !== undefined) {
    return { 'zh-CN': '“data”和“edits”只能写一样。', en: 'Write "data" or "edits", not both.' };
  }
  return undefined;
}

function shapeProblem(file: string, pointer: string, chinese: string, english: string): Problem {
  return scenarioProblem('scenario.shape', file, pointer, { 'zh-CN': chinese, en: english });
}
