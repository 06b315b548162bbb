import { isObject } from '#core/base';
import type { AuditLine, Head, Heads } from './AuditLine.ts';
import { hashOf, isLine, lineId } from './AuditLine.ts';

type FaultKind =
  /** Something in the line is not as it was written. */
  | 'altered'
  /** A line between two others, or before the first, is gone. */
  | 'missing'
  /** The line is not at the place where it was written, or does not follow from the one before. */
  | 'displaced'
  /** A chain ends before a head that somebody noted. */
  | 'cut'
  /** A document that is no line of the log. */
  | 'foreign';

interface AuditFault {
  readonly fault: FaultKind;
  /** `_id` of the line that shows it; for what is gone the id that it had. */
  readonly id: string;
}

export interface AuditReport {
  readonly lines: number;
  readonly faults: readonly AuditFault[];
  /** How far each chain goes: to be noted elsewhere and given to a later check. */
  readonly heads: Heads;
}

/**
 * Looks through the whole log. Altered, removed, added and displaced lines show by themselves, since each line holds the hash of the one
 * before. That the end of a chain was cut off, or that a chain was written anew from some line on, shows by the heads that were
 * noted: in the lines of other chains, and in `anchors`, which are kept outside the database.
 */
export function verifyAudit(documents: readonly unknown[], anchors: readonly Heads[] = []): AuditReport {
  const faults: AuditFault[] = [];
  const chains = new Map<string, AuditLine[]>();
  for (const document of documents) {
    if (!isLine(document) || document._id !== lineId(document.chain, document.seq)) {
      faults.push({ fault: isLine(document) ? 'displaced' : 'foreign', id: idOf(document) });
      continue;
    }
    const chain = chains.get(document.chain) ?? [];
    chain.push(document);
    chains.set(document.chain, chain);
  }
  for (const [chain, lines] of chains) {
    lines.sort((left, right) => left.seq - right.seq);
    faults.push(...faultsOf(chain, lines));
  }
  const noted = [
    ...anchors,
    ...[...chains.values()]
      .flat()
      .flatMap(({ facts }) => [...readHeads(facts['heads']), ...readHeads(facts['anchor'])]),
  ];
  for (const heads of noted) faults.push(...notKept(chains, heads));
  const heads = [...chains].map(([chain, lines]) => [chain, headAt(lines, lines.length - 1)] as const);
  return {
    lines: documents.length,
    faults: distinct(faults),
    heads: Object.fromEntries(heads.filter((entry): entry is [string, Head] => entry[1] !== undefined)),
  };
}

/** @param lines of one chain by number */
function faultsOf(chain: string, lines: readonly AuditLine[]): readonly AuditFault[] {
  const faults: AuditFault[] = [];
  let expected = 0;
  let previous: string | undefined = '';
  for (const line of lines) {
    if (line.seq !== expected) {
      faults.push({ fault: line.seq < expected ? 'displaced' : 'missing', id: lineId(chain, expected) });
      previous = undefined;
    }
    if (hashOf({ ...line }) !== line.hash) faults.push({ fault: 'altered', id: line._id });
    else if (previous !== undefined && line.previous !== previous)
      faults.push({ fault: 'displaced', id: line._id });
    expected = line.seq + 1;
    previous = line.hash;
  }
  return faults;
}

/** What somebody noted must still stand there. */
function notKept(chains: ReadonlyMap<string, readonly AuditLine[]>, heads: Heads): readonly AuditFault[] {
  return Object.entries(heads).flatMap(([chain, { seq, hash }]): AuditFault[] => {
    const line = chains.get(chain)?.find((one) => one.seq === seq);
    if (line === undefined) return [{ fault: 'cut', id: lineId(chain, seq) }];
    return line.hash === hash ? [] : [{ fault: 'altered', id: line._id }];
  });
}

function headAt(lines: readonly AuditLine[], index: number): Head | undefined {
  const line = lines[index];
  return line === undefined ? undefined : { seq: line.seq, hash: line.hash };
}

function readHeads(value: unknown): readonly Heads[] {
  if (!isObject(value)) return [];
  const known = Object.entries(value).filter(
    (entry): entry is [string, { seq: number; hash: string }] =>
      isObject(entry[1]) && typeof entry[1]['seq'] === 'number' && typeof entry[1]['hash'] === 'string',
  );
  return [Object.fromEntries(known)];
}

function idOf(document: unknown): string {
  const id = isObject(document) ? document['_id'] : undefined;
  return typeof id === 'string' ? id : '';
}

function distinct(faults: readonly AuditFault[]): readonly AuditFault[] {
  return [...new Map(faults.map((one) => [`${one.fault} ${one.id}`, one])).values()];
}
