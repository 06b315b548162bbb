import type { ReactNode } from 'react';
import { useWords } from '#designer/words';
import { Button, IconButton } from '#react';
import { AnswerCard } from './AnswerCard.tsx';
import type { Around } from './Around.ts';
import { conditionSentence } from './conditionSentence.ts';
import { ModePick } from './ModePick.tsx';
import { operatorsOf } from './questions.ts';
import type { AnswerRow, GroupRow, OpaqueRow, Row } from './Rows.ts';

interface ListProps<R extends Row> {
  readonly rows: readonly R[];
  readonly around: Around;
  readonly onRows: (rows: readonly R[]) => void;
}

/** The rows of a condition, to be changed, moved, removed and added to. */
export function RowList({ rows, around, onRows }: ListProps<Row>): ReactNode {
  const { t } = useWords();
  const first = firstRow(around);
  return (
    <div className="stack">
      <Rows rows={rows} onRows={onRows}>
        {(row, onRow) =>
          row.kind === 'group' ? (
            <GroupCard row={row} around={around} onRow={onRow} />
          ) : (
            <Leaf row={row} around={around} onRow={onRow} />
          )
        }
      </Rows>
      {first === undefined ? (
        <p className="field-help">{t('shown.none')}</p>
      ) : (
        <div className="condition-add">
          <Button icon="plus" onClick={() => onRows([...rows, first])}>
            {t('condition.add')}
          </Button>
          <Button
            icon="group"
            onClick={() => onRows([...rows, { kind: 'group', mode: 'any', not: false, rows: [first] }])}
          >
            {t('condition.group')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** The first question that a row can be about, with nothing chosen yet. */
function firstRow({ holder, questions: [question] }: Around): AnswerRow | undefined {
  const [operator] = question === undefined ? [] : operatorsOf(question);
  if (question === undefined || operator === undefined) return undefined;
  return {
    kind: 'answer',
    question: question.pointer.slice(holder.inside.length),
    operator,
    values: [],
    not: false,
  };
}

interface RowsProps<R extends Row> extends Omit<ListProps<R>, 'around'> {
  readonly children: (row: R, onRow: (row: R) => void) => ReactNode;
}

function Rows<R extends Row>({ rows, onRows, children }: RowsProps<R>): ReactNode {
  const { t } = useWords();
  const step = (at: number, by: number): void => {
    const next = [...rows];
    const [row] = next.splice(at, 1);
    if (row !== undefined) next.splice(at + by, 0, row);
    onRows(next);
  };
  return (
    <ul className="condition-rows">
      {rows.map((row, at) => {
        const n = at + 1;
        return (
          // Rows have no name of their own; their place is all that tells them apart.
          <li key={at} className="condition-row">
            <div className="condition-body">{children(row, (next) => onRows(rows.with(at, next)))}</div>
            <div className="condition-tools">
              <IconButton
                icon="up"
                label={t('condition.up', { n })}
                aria-disabled={at === 0}
                onClick={() => at > 0 && step(at, -1)}
              />
              <IconButton
                icon="down"
                label={t('condition.down', { n })}
                aria-disabled={n === rows.length}
                onClick={() => n < rows.length && step(at, 1)}
              />
              <IconButton
                icon="trash"
                label={t('condition.remove', { n })}
                onClick={() => onRows(rows.filter((_row, index) => index !== at))}
              />
            </div>
          </li>
        );
      })}
    </ul>
  );
}

interface CardProps<R extends Row> {
  readonly row: R;
  readonly around: Around;
  readonly onRow: (row: R) => void;
}

function Leaf({ row, around, onRow }: CardProps<AnswerRow | OpaqueRow>): ReactNode {
  const { t, language } = useWords();
  if (row.kind === 'answer') return <AnswerCard row={row} around={around} onRow={onRow} />;
  const { draft, form, holder } = around;
  return (
    <div>
      <p>{conditionSentence(draft, form, { holder, condition: row.tree }, language)}</p>
      <p className="small soft">{t('condition.opaque')}</p>
    </div>
  );
}

function GroupCard({ row, around, onRow }: CardProps<GroupRow>): ReactNode {
  const { t } = useWords();
  const first = firstRow(around);
  const change = ({ tree: _tree, ...rest }: GroupRow, next: Partial<GroupRow>): void =>
    onRow({ ...rest, ...next });
  return (
    <fieldset className="condition-group">
      <legend className="field-label">{t('condition.group')}</legend>
      <ModePick mode={row.mode} onMode={(mode) => change(row, { mode })} />
      <label className="check">
        <input
          type="checkbox"
          checked={row.not}
          onChange={(event) => change(row, { not: event.target.checked })}
        />
        <span>{t('condition.not')}</span>
      </label>
      <Rows rows={row.rows} onRows={(rows) => change(row, { rows })}>
        {(one, onOne) => <Leaf row={one} around={around} onRow={onOne} />}
      </Rows>
      {first !== undefined && (
        <Button icon="plus" onClick={() => change(row, { rows: [...row.rows, first] })}>
          {t('condition.add')}
        </Button>
      )}
    </fieldset>
  );
}
