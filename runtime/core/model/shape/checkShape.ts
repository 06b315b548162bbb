import {
  isObject,
  joinPointer,
  type JsonObject,
  type JsonValue,
  type Language,
  nearestName,
  own,
  type Problem,
} from '#core/base';
import { hintFor } from '../hint.ts';
import { modelProblem, type ModelProblemCode, type ProblemParams } from '../problems.ts';
import { jsonTypeOf, takes, typesOf, typeWords } from './jsonType.ts';
import type { Member, Rule } from './Shape.ts';

type RuleOf<Kind extends Rule['kind']> = Extract<Rule, { kind: Kind }>;
/** One list for the whole walk: a new one for every place would cost more than the rest of it. */
type Path = (string | number)[];

/** A walk over one file. */
export interface Walk {
  readonly file: string;
  /** Languages in which words must be complete; empty while `kit.json` cannot be read. */
  readonly languages: readonly Language[];
  readonly problems: Problem[];
}

/** Gathers everything that is not as the rule says. It never stops early, so one repair round shows all. */
export function checkShape(rule: Rule, value: JsonValue, path: Path, walk: Walk): void {
  if (rule.kind === 'later') {
    checkShape(rule.rule(), value, path, walk);
    return;
  }
  if (!takes(rule, value)) {
    const params = { wanted: typeWords(typesOf(rule)), found: typeWords([jsonTypeOf(value)]) };
    report(walk, 'value.wrong-type', path, params);
    return;
  }
  if (typeof value === 'string') checkString(rule, value, path, walk);
  else if (typeof value === 'number') checkNumber(rule, value, path, walk);
  else if (isList(value)) checkList(rule, value, path, walk);
  else if (isObject(value)) checkObject(rule, value, path, walk);
}

/** The option of an `either` that takes this type of value. */
function optionFor(rule: Rule, value: JsonValue): Rule {
  if (rule.kind === 'later') return optionFor(rule.rule(), value);
  if (rule.kind !== 'either') return rule;
  const option = rule.options.find((one) => takes(one, value));
  return option === undefined ? rule : optionFor(option, value);
}

function checkString(rule: Rule, value: string, path: Path, walk: Walk): void {
  const option = optionFor(rule, value);
  if (option.kind === 'choice' && !option.among.includes(value)) {
    report(walk, 'value.not-allowed', path, { value, hint: hintFor(value, option.among) });
  }
  if (option.kind === 'string' && !option.pattern.test(value)) {
    report(walk, 'value.malformed', path, { value, what: option.what });
  }
}

function checkNumber(rule: Rule, value: number, path: Path, walk: Walk): void {
  const option = optionFor(rule, value);
  if (option.kind !== 'number') return;
  const { integer, least, most } = option;
  if ((!integer || Number.isInteger(value)) && value >= least && value <= most) return;
  const what = {
    'zh-CN': `${integer ? '整数，' : ''}不小于 ${String(least)}${most === Infinity ? '' : `，不大于 ${String(most)}`}`,
    en: `a ${integer ? 'whole ' : ''}number from ${String(least)}${most === Infinity ? ' up' : ` to ${String(most)}`}`,
  };
  report(walk, 'value.out-of-range', path, { value, what });
}

function checkList(rule: Rule, value: readonly JsonValue[], path: Path, walk: Walk): void {
  const option = optionFor(rule, value);
  if (option.kind !== 'list') return;
  if (value.length < option.least) report(walk, 'list.too-short', path, { least: option.least });
  for (const [index, item] of value.entries()) {
    path.push(index);
    checkShape(option.item, item, path, walk);
    if (option.unique && typeof item === 'string' && value.indexOf(item) < index) {
      report(walk, 'list.repeated', path, { value: item });
    }
    path.pop();
  }
}

function checkObject(rule: Rule, value: JsonObject, path: Path, walk: Walk): void {
  const option = optionFor(rule, value);
  if (option.kind === 'words') checkWords(value, path, walk);
  if (option.kind === 'map') checkMap(option, value, path, walk);
  if (option.kind === 'record') checkRecord(option.members, value, path, walk);
  if (option.kind === 'variant') checkVariant(option, value, path, walk);
}

function checkWords(value: JsonObject, path: Path, walk: Walk): void {
  const { languages } = walk;
  for (const language of Object.keys(value)) {
    const translation = value[language] ?? null;
    if (languages.length > 0 && !languages.includes(language)) {
      report(walk, 'text.unknown-language', [...path, language], {
        language,
        hint: hintFor(language, languages),
      });
    } else if (typeof translation !== 'string') {
      const params = { wanted: typeWords(['string']), found: typeWords([jsonTypeOf(translation)]) };
      report(walk, 'value.wrong-type', [...path, language], params);
    }
  }
  for (const [index, language] of languages.entries()) {
    const translation = own(value, language);
    if (translation === undefined || translation === '') {
      report(walk, index === 0 ? 'text.missing' : 'text.untranslated', path, { language });
    }
  }
}

function checkMap(rule: RuleOf<'map'>, value: JsonObject, path: Path, walk: Walk): void {
  for (const key of Object.keys(value)) {
    path.push(key);
    if (!rule.keys.pattern.test(key)) report(walk, 'key.bad-name', path, { key, what: rule.keys.what });
    checkShape(rule.item, value[key] ?? null, path, walk);
    path.pop();
  }
}

function checkRecord(
  members: Readonly<Record<string, Member>>,
  value: JsonObject,
  path: Path,
  walk: Walk,
): void {
  /** A required key that was only misspelt is named once, as the misspelt one. */
  const meant: string[] = [];
  for (const key of Object.keys(value)) {
    path.push(key);
    const member = own(members, key);
    if (member === undefined) reportUnknown(members, value, key, meant, path, walk);
    else checkShape(member.rule, value[key] ?? null, path, walk);
    path.pop();
  }
  for (const key of Object.keys(members)) {
    const required = members[key]?.required === true;
    if (required && own(value, key) === undefined && !meant.includes(key)) {
      report(walk, 'key.missing', path, { key });
    }
  }
}

function reportUnknown(
  members: Readonly<Record<string, Member>>,
  value: JsonObject,
  key: string,
  meant: string[],
  path: Path,
  walk: Walk,
): void {
  const known = Object.keys(members);
  const free = known.filter((name) => own(value, name) === undefined);
  // One that is not written yet was meant more probably than a second one of another.
  const nearest = nearestName(key, free) ?? nearestName(key, known);
  if (nearest !== undefined) meant.push(nearest);
  const hint = hintFor(key, nearest === undefined ? free : [nearest]);
  report(walk, 'key.unknown', path, { key, hint });
}

function checkVariant(rule: RuleOf<'variant'>, value: JsonObject, path: Path, walk: Walk): void {
  const which = own(value, rule.by);
  const among = Object.keys(rule.cases);
  if (which === undefined) {
    report(walk, 'key.missing', path, { key: rule.by });
  } else if (typeof which !== 'string') {
    const params = { wanted: typeWords(['string']), found: typeWords([jsonTypeOf(which)]) };
    report(walk, 'value.wrong-type', [...path, rule.by], params);
  } else {
    const found = own(rule.cases, which);
    if (found) checkShape(found, value, path, walk);
    else {
      const params = { value: which, hint: hintFor(which, among) };
      report(walk, 'value.not-allowed', [...path, rule.by], params);
    }
  }
}

function report(walk: Walk, code: ModelProblemCode, path: Path, params: ProblemParams): void {
  walk.problems.push(modelProblem(code, walk.file, joinPointer(path), params));
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
