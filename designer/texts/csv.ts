import Papa from 'papaparse';
import { inLanguage, type Language, type Text } from '#core';
import { guardFormula, unguardFormula } from './guardFormula.ts';
import { wordsIn, type TextRow } from './TextRow.ts';

/** First column: which text a row is. The heads of the others are the tags of the languages, so that no head depends on the page's language. */
const ID = 'id';
const PLACE = 'place';

/** Spreadsheets take a file without it for one in the system's old encoding, and Chinese comes out as rubbish. */
const BYTE_ORDER_MARK = '\uFEFF';

/** A line of the table: which text it is, what people call its place, and its words. */
export interface TableRow {
  readonly row: TextRow;
  readonly place: Text;
}

/** These texts as a CSV file (RFC 4180, UTF-8 with a mark) that a spreadsheet opens as it is and that {@link readCsv} reads. */
export function toCsv(rows: readonly TableRow[], languages: readonly Language[], language: Language): string {
  const lines = rows.map(({ row, place }) => [
    row.id,
    inLanguage(place, language),
    ...languages.map((one) => wordsIn(row, one)),
  ]);
  const cells = [[ID, PLACE, ...languages], ...lines].map((line) => line.map(guardFormula));
  return BYTE_ORDER_MARK + Papa.unparse(cells, { newline: '\r\n' }) + '\r\n';
}

export type CsvRead =
  | { readonly status: 'read'; readonly lines: readonly CsvLine[]; readonly languages: readonly Language[] }
  /** `head`: the first line does not say which column is which; `quotes`: a quotation mark is not closed; `empty`: nothing in it. */
  | { readonly status: 'unreadable'; readonly why: 'head' | 'quotes' | 'empty' | 'large' };

export interface CsvLine {
  /** Number of the line of cells, the head being 1. */
  readonly number: number;
  readonly id: string;
  /** Only cells that are there and not empty. */
  readonly words: Readonly<Record<Language, string>>;
}

/** A config has some thousand texts; more than this was not made here. */
const MOST_CHARACTERS = 20_000_000;
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/;

/** Reads a table that was made by {@link toCsv} and came back from a spreadsheet, with commas, semicolons or tabs. */
export function readCsv(text: string): CsvRead {
  if (text.length > MOST_CHARACTERS) return { status: 'unreadable', why: 'large' };
  const body = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  if (body.trim() === '') return { status: 'unreadable', why: 'empty' };
  const [firstLine = ''] = body.split(/\r\n|\r|\n/, 1);
  const delimiter = [',', ';', '\t'].find((one) => firstLine.replaceAll('"', '').startsWith(ID + one));
  if (delimiter === undefined) return { status: 'unreadable', why: 'head' };
  const { data, errors } = Papa.parse<readonly string[]>(body, { delimiter });
  if (errors.some(({ type }) => type === 'Quotes')) return { status: 'unreadable', why: 'quotes' };
  const [head = [], ...lines] = data;
  const languages = head.slice(1).filter((name) => LANGUAGE.test(name.trim()) && name.trim() !== PLACE);
  if (languages.length === 0) return { status: 'unreadable', why: 'head' };
  return {
    status: 'read',
    languages: languages.map((name) => name.trim()),
    lines: lines.flatMap((cells, index) => lineOf(cells, head, index + 2)),
  };
}

function lineOf(cells: readonly string[], head: readonly string[], number: number): readonly CsvLine[] {
  if (cells.every((cell) => cell.trim() === '')) return [];
  const words = head.flatMap((name, column): readonly (readonly [Language, string])[] => {
    const language = name.trim();
    // Spreadsheets write a line break inside a cell in their own way; the config's is the plain one.
    const cell = unguardFormula(cells[column] ?? '').replace(/\r\n?/g, '\n');
    const isWords = column > 0 && LANGUAGE.test(language) && language !== PLACE;
    return isWords && cell.trim() !== '' ? [[language, cell]] : [];
  });
  return [{ number, id: unguardFormula(cells[0] ?? '').trim(), words: Object.fromEntries(words) }];
}
