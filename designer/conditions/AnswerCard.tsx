import type { ReactNode } from 'react';
import { Pick, TextBox } from '#designer/board';
import { answersOf, titleOf } from '#designer/form';
import { useWords, type WordKey } from '#designer/words';
import type { Around } from './Around.ts';
import { operatorsOf, questionAt } from './questions.ts';
import type { AnswerRow, Operator } from './Rows.ts';

const OPERATORS = {
  filled: 'condition.filled',
  oneOf: 'condition.oneOf',
  has: 'condition.has',
  minimum: 'condition.minimum',
  maximum: 'condition.maximum',
  exclusiveMinimum: 'condition.exclusiveMinimum',
  exclusiveMaximum: 'condition.exclusiveMaximum',
} as const satisfies Readonly<Record<Operator, WordKey>>;

interface CardProps {
  readonly row: AnswerRow;
  readonly around: Around;
  readonly onRow: (row: AnswerRow) => void;
}

/** One question, how its answer is compared, and with what. */
export function AnswerCard({ row, around, onRow }: CardProps): ReactNode {
  const { t, words } = useWords();
  const { draft, form, holder, questions } = around;
  const question = questionAt(holder, holder, row.question);
  const operators = question === undefined ? [] : operatorsOf(question);
  // What was changed is written anew; what was not keeps the bytes it had.
  const change = (next: Partial<AnswerRow>): void => {
    const { tree: _tree, ...rest } = row;
    onRow({ ...rest, ...next });
  };
  const places = questions.map(({ pointer }) => pointer.slice(holder.inside.length));
  return (
    <div className="condition-answer">
      <Pick
        label={t('condition.question')}
        value={row.question}
        onChange={(place) => {
          const next = questionAt(holder, holder, place);
          const [operator] = next === undefined ? [] : operatorsOf(next);
          if (operator !== undefined) change({ question: place, operator, values: [] });
        }}
        options={[
          ...(places.includes(row.question) ? [] : [{ value: row.question, label: row.question }]),
          ...questions.map((one, at) => ({
            value: places[at] ?? '',
            label: words(titleOf(draft, form, one)),
          })),
        ]}
      />
      <Pick
        label={t('condition.operator')}
        value={row.operator}
        onChange={(next) => {
          const operator = operators.find((one) => one === next);
          if (operator !== undefined)
            change({ operator, values: isLimit(operator) && isLimit(row.operator) ? row.values : [] });
        }}
        options={[...new Set([row.operator, ...operators])].map((one) => ({
          value: one,
          label: t(OPERATORS[one]),
        }))}
      />
      <Values row={row} around={around} onValues={(values) => change({ values })} />
      <label className="check">
        <input
          type="checkbox"
          checked={row.not}
          onChange={(event) => change({ not: event.target.checked })}
        />
        <span>{t('condition.not')}</span>
      </label>
    </div>
  );
}

const isLimit = (operator: Operator): boolean => /imum$/i.test(operator);

function Values({
  row,
  around: { draft, holder },
  onValues,
}: {
  readonly row: AnswerRow;
  readonly around: Around;
  readonly onValues: (values: AnswerRow['values']) => void;
}): ReactNode {
  const { t, words } = useWords();
  if (row.operator === 'filled') return null;
  const question = questionAt(holder, holder, row.question);
  const answers = question === undefined ? [] : answersOf(draft, question);
  const [first] = row.values;
  if (answers.length === 0)
    return (
      <TextBox
        numeric
        label={t('condition.number')}
        value={first === undefined ? '' : String(first)}
        onText={(text) => {
          const number = Number(text);
          const isNumber = text.trim() !== '' && Number.isFinite(number);
          onValues(isNumber ? [number] : []);
          return isNumber && String(number) === text;
        }}
      />
    );
  return (
    <fieldset className="condition-values">
      <legend className="field-label">{t('condition.values')}</legend>
      {answers.map(({ value, title }) => (
        <label key={String(value)} className="check">
          <input
            type="checkbox"
            checked={row.values.includes(value)}
            onChange={(event) =>
              onValues(
                event.target.checked ? [...row.values, value] : row.values.filter((one) => one !== value),
              )
            }
          />
          <span>{words(title)}</span>
        </label>
      ))}
    </fieldset>
  );
}
