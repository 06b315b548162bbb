import type { Database, Rows, StoredDocument } from '../storage/Database.ts';

/** Events in one line: so many are quickly parsed and kept by a phone at one go … */
const PAGE = 1000;
/** … and so many characters at most, but for a single event: the line is in memory at both ends. */
const PAGE_CHARACTERS = 2_000_000;
const FEWEST = 20;

const FIRST = 'e/';
const LAST = 'e/\uffff';

/**
 * Every event behind `after` in lines of a snapshot, by descending id: a case's id begins with the time of its opening, so
 * the newest cases come first, each case in one piece.
 */
export async function* allEvents(
  database: Database,
  after: string | undefined,
): AsyncGenerator<string, void> {
  let limit = PAGE;
  for (let last = after; ;) {
    const found = await database.rows({
      documents: true,
      descending: true,
      from: last ?? LAST,
      to: FIRST,
      // The first one found is then the one behind which to go on.
      limit: last === undefined ? limit : limit + 1,
    });
    const events = documentsOf(found.rows).filter(({ _id }) => _id !== last);
    if (events.length === 0) return;
    const lines = linesOf(events);
    yield* lines;
    last = events.at(-1)?._id;
    // Fewer at a time where events are large.
    limit = Math.min(PAGE, Math.max(FEWEST, Math.floor(events.length / lines.length)));
  }
}

/** The events of these cases in lines of a snapshot, case by case in the order given. */
export async function* eventsOfCases(
  database: Database,
  cases: readonly string[],
): AsyncGenerator<string, void> {
  for (let place = 0; place < cases.length; place += FEWEST) {
    const reading = cases
      .slice(place, place + FEWEST)
      .map((id) => database.rows({ documents: true, from: `e/${id}/`, to: `e/${id}/\uffff` }));
    const found = await Promise.all(reading);
    yield* linesOf(found.flatMap(({ rows }) => documentsOf(rows)));
  }
}

function documentsOf(rows: Rows['rows']): readonly StoredDocument[] {
  return rows.flatMap((row) => ('doc' in row && row.doc ? [row.doc] : []));
}

function linesOf(events: readonly StoredDocument[]): readonly string[] {
  const lines: string[] = [];
  let texts: string[] = [];
  let characters = 0;
  for (const event of events) {
    const text = JSON.stringify(event);
    if (texts.length === PAGE || (texts.length > 0 && characters + text.length > PAGE_CHARACTERS)) {
      lines.push(lineOf(texts));
      [texts, characters] = [[], 0];
    }
    texts.push(text);
    characters += text.length;
  }
  return texts.length === 0 ? lines : [...lines, lineOf(texts)];
}

function lineOf(texts: readonly string[]): string {
  return `{"events":[${texts.join(',')}]}\n`;
}
