import { joinPointer, type Problem } from '#core/base';
import { calendarShape } from '../files/calendarShape.ts';
import { codesShape } from '../files/codesShape.ts';
import { listShape } from '../files/listShape.ts';
import { readShape } from '../files/readFile.ts';
import type { CalendarFile, CodeTableFile } from '../Config.ts';
import type { Calendar, CodeTable, ListView } from '../Kit.ts';
import { modelProblem } from '../problems.ts';
import { type Draft, filesOf } from './Draft.ts';

export function buildCodes(draft: Draft): Readonly<Record<string, CodeTable>> {
  const tables = filesOf(draft, 'codes').flatMap(({ file, kind: { id } }): [string, CodeTable][] => {
    const table = readShape(codesShape, file, draft.languages, draft.problems);
    if (table === undefined) return [];
    checkUnique(table, file.path, draft.problems);
    return [[id, { ...table, id }]];
  });
  return Object.fromEntries(tables);
}

function checkUnique({ codes }: CodeTableFile, file: string, problems: Problem[]): void {
  const seen = new Set<string>();
  for (const [index, { code }] of codes.entries()) {
    if (seen.has(code)) {
      problems.push(modelProblem('code.duplicate', file, joinPointer(['codes', index, 'code']), { code }));
    }
    seen.add(code);
  }
}

export function buildLists(draft: Draft): Readonly<Record<string, ListView>> {
  const lists = filesOf(draft, 'list').flatMap(({ file, kind: { id } }): [string, ListView][] => {
    const list = readShape(listShape, file, draft.languages, draft.problems);
    return list === undefined ? [] : [[id, { ...list, id }]];
  });
  return Object.fromEntries(lists);
}

export function buildCalendar(draft: Draft): Calendar {
  const years = filesOf(draft, 'calendar').flatMap(({ file, kind: { id } }): [string, CalendarFile][] => {
    const year = readShape(calendarShape, file, draft.languages, draft.problems);
    if (year === undefined) return [];
    if (String(year.year) !== id) {
      const params = { name: id, found: String(year.year) };
      draft.problems.push(modelProblem('file.name-differs', file.path, '/year', params));
    }
    return [[id, year]];
  });
  return { years: Object.fromEntries(years) };
}
