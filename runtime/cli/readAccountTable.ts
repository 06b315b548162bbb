import Papa from 'papaparse';
import type { Kit } from '#core';
import { judgeAccount } from '#server';
import type { AccountDraft, AccountFault } from '#server';
import { decodeText } from './decodeText.ts';
import { findHolding } from './findHolding.ts';
import type { Words } from './findHolding.ts';

/** `line` counts from 1, the head being the first. */
export interface TableFault {
  readonly line: number;
  readonly words: Words;
}

export interface AccountTable {
  readonly drafts: readonly (AccountDraft & { readonly line: number })[];
  readonly faults: readonly TableFault[];
}

const HEADS: readonly (readonly string[])[] = [
  ['账号', 'name'],
  ['姓名', 'display name', 'displayname'],
  ['岗位', 'post'],
  ['所在', 'seat'],
];

/** A township has some hundred people. */
const MOST_BYTES = 4 * 1024 * 1024;

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Reads a table of accounts, one line for each post of each account; every line's faults are told. */
export function readAccountTable(kit: Kit, bytes: Uint8Array): AccountTable {
  if (bytes.length > MOST_BYTES)
    return unreadable('文件太大，不像是账号表。', 'The file is too large for a table of accounts.');
  const text = decodeText(bytes);
  if (text === undefined)
    return unreadable(
      '读不出文字。请存为 CSV（UTF-8）。',
      'The text cannot be read. Save it as CSV (UTF-8).',
    );
  const [firstLine = ''] = text.split(/\r\n|\r|\n/u, 1);
  const delimiter = ['\t', ';'].find((one) => firstLine.includes(one)) ?? ',';
  const { data, errors } = Papa.parse<readonly string[]>(text, { delimiter });
  if (errors.some(({ type }) => type === 'Quotes'))
    return unreadable('有一个引号没有成对。', 'A quotation mark is not closed.');
  const [head, ...lines] = linesOf(data);
  const names = head?.cells.map((cell) => cell.toLowerCase()) ?? [];
  const places = HEADS.map((known) => names.findIndex((name) => known.includes(name)));
  if (places.includes(-1))
    return unreadable(
      '第一行要写列名：账号、姓名、岗位、所在。',
      'The first line names the columns: name,display name,post,seat.',
    );
  return gather(
    kit,
    lines.map(({ line, cells }) => ({ line, cells: places.map((place) => cells[place] ?? '') })),
  );
}

/** A cell may hold line breaks, and a person looks for the line in the file. */
function linesOf(data: readonly (readonly string[])[]): readonly Line[] {
  let next = 1;
  return data.map((row) => {
    const line = next;
    next += 1 + row.join('').split(/\r\n|\r|\n/u).length - 1;
    return { line, cells: row.map((cell) => cell.trim()) };
  });
}

type Draft = AccountDraft & { readonly line: number };

function gather(kit: Kit, lines: readonly Line[]): AccountTable {
  const byName = new Map<string, Draft>();
  const faults: TableFault[] = [];
  for (const { line, cells } of lines.filter(({ cells: all }) => all.some((cell) => cell !== ''))) {
    const [name = '', displayName = '', post = '', seat = ''] = cells;
    const before = byName.get(name);
    const draft = before ?? { name, displayName, holdings: [], line };
    const told = before === undefined ? fromFault(judgeAccount(kit, draft)) : otherName(before, displayName);
    const read: HoldingRead = post + seat === '' ? { draft } : withHolding(kit, draft, post, seat);
    byName.set(name, read.draft);
    faults.push(...[told, read.words].flatMap((words) => (words === undefined ? [] : [{ line, words }])));
  }
  if (byName.size === 0) return unreadable('表中没有账号。', 'There is no account in the table.');
  return { drafts: [...byName.values()], faults };
}

/** Later lines of an account may leave the person's name out. */
function otherName({ name, displayName, line }: Draft, given: string): Words | undefined {
  if (given === '' || given === displayName) return undefined;
  const first = String(line);
  return [
    `账号“${name}”的姓名与第 ${first} 行不同。`,
    `The account “${name}” has another person’s name than in line ${first}.`,
  ];
}

interface HoldingRead {
  readonly draft: Draft;
  readonly words?: Words | undefined;
}

function withHolding(kit: Kit, draft: Draft, post: string, seat: string): HoldingRead {
  const found = findHolding(kit, post, seat);
  if (found.status === 'wrong') return { draft, words: found.words };
  const more = { ...draft, holdings: [...draft.holdings, found.holding] };
  // The names were judged with the account's first line.
  const words = fromFault(judgeAccount(kit, { ...more, name: 'x', displayName: 'x' }));
  return words === undefined ? { draft: more } : { draft, words };
}

function fromFault(fault: AccountFault | undefined): Words | undefined {
  return fault === undefined ? undefined : [fault.message['zh-CN'] ?? '', fault.message['en'] ?? ''];
}

function unreadable(...words: Words): AccountTable {
  return { drafts: [], faults: [{ line: 1, words }] };
}
