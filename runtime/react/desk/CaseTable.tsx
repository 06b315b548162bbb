import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { display, getAt, type Case, type ColumnFile, type Kit, type ListView } from '#core';
import { fieldTitle } from '../case/EditWords.tsx';
import { leftWords } from '../case/due.ts';
import { momentWords } from '../case/moment.ts';
import { useNames } from '../case/names.ts';
import { flowOf, gridWords, runningDeadline, stateWords, summaryWords } from '../case/words.ts';
import { useNow, useWorkplace } from '../data/index.ts';
import { useTexts } from '../texts/index.ts';
import { Badge, Light } from '../ui/index.ts';

interface CaseTableProps {
  readonly list: ListView;
  readonly cases: readonly Case[];
  readonly hrefOf: (one: Case) => string;
}

/** A view as a table with its own columns. The first column leads to the case. */
export function CaseTable({ list, cases, hrefOf }: CaseTableProps): ReactNode {
  const { t, language } = useTexts();
  const { kit } = useWorkplace();
  const form = flowOf(kit, list.flow)?.form ?? '';
  const titleOf = (column: ColumnFile): string =>
    column.show === 'field'
      ? fieldTitle(kit, form, column.pointer, language)
      : t(`list.column.${column.show}`);
  return (
    <div className="table-frame">
      <table className="table">
        <thead>
          <tr>
            {list.columns.map((column) => (
              <th key={keyOf(column)} scope="col">
                {titleOf(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cases.map((one) => (
            <tr key={one.id}>
              {list.columns.map((column, index) => (
                <td key={keyOf(column)} className={`cell-${column.show}`}>
                  {index === 0 ? (
                    <Link href={hrefOf(one)} className="table-link">
                      <Cell column={column} one={one} kit={kit} form={form} />
                    </Link>
                  ) : (
                    <Cell column={column} one={one} kit={kit} form={form} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  readonly column: ColumnFile;
  readonly one: Case;
  readonly kit: Kit;
  readonly form: string;
}

function Cell({ column, one, kit, form }: CellProps): ReactNode {
  const { t, language } = useTexts();
  const now = useNow();
  const names = useNames(kit);
  switch (column.show) {
    case 'number':
      return <span className="numeric nowrap">{one.number}</span>;
    case 'summary':
      return summaryWords(kit, one, language);
    case 'state':
      return (
        <Badge tone={one.tags.includes('closed') ? 'plain' : 'brand'}>{stateWords(kit, one, language)}</Badge>
      );
    case 'deadline':
      return <DeadlineCell one={one} now={now} />;
    case 'grid':
      return gridWords(kit, one.grid, language);
    case 'opened':
      return <span className="numeric nowrap">{momentWords(kit, one.openedAt, now, language)}</span>;
    case 'updated':
      return <span className="numeric nowrap">{momentWords(kit, one.updatedAt, now, language)}</span>;
    case 'reporter':
      return (one.parties['reporter'] ?? []).map(names.person).join(t('text.and'));
    case 'field':
      return display(kit, form, column.pointer, getAt(one.record, column.pointer), language);
  }
}

function DeadlineCell({ one, now }: { readonly one: Case; readonly now: number }): ReactNode {
  const { t } = useTexts();
  const run = runningDeadline(one);
  if (run === undefined) return <span className="soft">—</span>;
  return (
    <Light light={run.light} provisional={run.provisional}>
      {leftWords(run, now, t)}
    </Light>
  );
}

function keyOf(column: ColumnFile): string {
  return column.show === 'field' ? `field ${column.pointer}` : column.show;
}
