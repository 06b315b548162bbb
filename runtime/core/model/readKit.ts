import { deepFreeze, getAt, type JsonValue, type Language, type Problem } from '#core/base';
import { buildFlows } from './build/buildFlows.ts';
import { buildForms } from './build/buildForms.ts';
import { buildDivision, buildPosts, buildUnits, readOne } from './build/buildOrg.ts';
import { buildCalendar, buildCodes, buildLists } from './build/buildTables.ts';
import { buildTimeZone } from './build/buildTimeZone.ts';
import { type Draft, type DraftFile, placeOfKind } from './build/Draft.ts';
import { type FileKind, fileKindOf } from './files/fileKind.ts';
import { kitShape, languagesShape } from './files/kitShape.ts';
import { parseFile } from './files/readFile.ts';
import { isCounted, revisionOf } from './files/revisionOf.ts';
import type { Kit } from './Kit.ts';
import { type Loaded, outcomeOf } from './Loaded.ts';
import { modelProblem } from './problems.ts';
import { checkShape } from './shape/index.ts';

/**
 * The kit of these files (path inside `config/` → text), with everything that is wrong about each file by itself.
 * What is wrong between files is for `check/`; `loadKit` of the core does both. Never throws, and the order of the
 * files is without meaning.
 */
export function readKit(files: ReadonlyMap<string, string>): Loaded {
  const problems: Problem[] = [];
  const paths = [...files.keys()].sort();
  const parsed = new Map<string, DraftFile[]>();
  const templates: [string, string][] = [];
  const codeTables: string[] = [];
  const counted: [string, JsonValue][] = [];
  for (const path of paths) {
    const text = files.get(path) ?? '';
    const kind = fileKindOf(path);
    if (kind.kind === 'template') {
      const source = plainLines(text);
      templates.push([kind.id, source]);
      counted.push([path, source]);
    } else if (isRead(path, kind, problems)) {
      if (kind.kind === 'codes') codeTables.push(kind.id);
      const file = parseFile(path, text, problems);
      if (file === undefined) continue;
      keep(parsed, { ...file, kind });
      if (isCounted(kind)) counted.push([path, file.value]);
    }
  }
  const languages = languagesOf(parsed.get('kit')?.[0]);
  const kit = buildKit(
    { files: parsed, codeTables, templates: Object.fromEntries(templates), languages, problems },
    counted,
  );
  return outcomeOf(kit, inFileOrder(problems));
}

function keep(files: Map<string, DraftFile[]>, file: DraftFile): void {
  const { kind } = file;
  for (const place of 'id' in kind ? [kind.kind, placeOfKind(kind.kind, kind.id)] : [kind.kind]) {
    const found = files.get(place);
    if (found === undefined) files.set(place, [file]);
    else found.push(file);
  }
}

/** Undefined without a `kit.json`; an incomplete one is still worth building, because its parts are then checked too. */
function buildKit(draft: Draft, counted: readonly (readonly [string, JsonValue])[]): Kit | undefined {
  const town = readOne(draft, 'kit', 'kit.json', kitShape);
  const codes = buildCodes(draft);
  const units = buildUnits(draft);
  const division = buildDivision(draft);
  const parts = {
    posts: buildPosts(draft),
    units,
    division,
    calendar: buildCalendar(draft),
    codes,
    forms: buildForms(draft, { codes, units, division }),
    flows: buildFlows(draft),
    lists: buildLists(draft),
    templates: draft.templates,
  };
  if (town === undefined) return undefined;
  const timeZone = buildTimeZone(town.timeZone, draft.problems);
  if (draft.problems.some(({ severity }) => severity === 'error')) return undefined;
  const { id, title, languages, operator, sample = false } = town;
  const revision = revisionOf(counted);
  return deepFreeze({ revision, id, title, languages, timeZone, operator, sample, ...parts });
}

/** Whether the file is one of ours that holds JSON; says so when it is no file of a config at all. */
function isRead(path: string, kind: FileKind, problems: Problem[]): boolean {
  if (kind.kind === 'bad-name') {
    problems.push(modelProblem('file.bad-name', path, '', { name: kind.name }));
  }
  if (kind.kind === 'unknown') {
    const hint =
      kind.nearest === undefined
        ? { 'zh-CN': '请移出配置文件夹。', en: 'Move it out of the config folder.' }
        : { 'zh-CN': `您是不是想写 ${kind.nearest}？`, en: `Did you mean ${kind.nearest}?` };
    problems.push(modelProblem('file.unknown', path, '', { hint }));
  }
  return !['bad-name', 'unknown', 'ignored'].includes(kind.kind);
}

/** Words of all files are checked against these, so they are read first and only if they are sound. */
function languagesOf(kit: DraftFile | undefined): readonly Language[] {
  const languages = getAt(kit?.value, '/languages');
  if (languages === undefined) return [];
  const problems: Problem[] = [];
  checkShape(languagesShape.rule, languages, [], { file: 'kit.json', languages: [], problems });
  return problems.length === 0 ? (languages as readonly Language[]) : [];
}

/** A checkout on Windows must not give another revision. */
function plainLines(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n/g, '\n');
}

/** By file; within one the order in which they were found stays. */
function inFileOrder(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort((left, right) => (left.file < right.file ? -1 : left.file > right.file ? 1 : 0));
}
