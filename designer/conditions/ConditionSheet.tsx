import { useState, type ReactNode } from 'react';
import { Pick } from '#designer/board';
import { useDesk, useDeskState } from '#designer/desk';
import type { Tree } from '#designer/edit';
import { setCondition, titleOf, type Item } from '#designer/form';
import { useWords } from '#designer/words';
import { Button, Sheet } from '#react';
import type { Around } from './Around.ts';
import { conditionSentence } from './conditionSentence.ts';
import { holdersOf, questionsIn } from './questions.ts';
import { readRows } from './readRows.ts';
import { ModePick } from './ModePick.tsx';
import { isWhole, type Rows } from './Rows.ts';
import { RowList } from './RowList.tsx';
import { Truths } from './Truths.tsx';
import { writeRows } from './writeRows.ts';
import './conditions.css';

interface ConditionProps {
  readonly item: Item;
  readonly outline: Item;
  readonly onClose: () => void;
}

const NONE: Rows = { mode: 'all', rows: [] };

/** The rows of a condition with what they say and for which examples they hold. Taken over as one step. */
export function ConditionSheet({ item, outline, onClose }: ConditionProps): ReactNode {
  const { t, words } = useWords();
  const desk = useDesk();
  const { work, form = '' } = useDeskState();
  const { draft } = work;
  const { shown } = item;
  const holders = holdersOf(outline, item);
  const [inside, setInside] = useState(shown?.holder ?? holders.at(-1)?.inside ?? '');
  const [rows, setRows] = useState<Rows>(() => (shown === undefined ? NONE : readRows(shown.condition)));
  const holder = holders.find((one) => one.inside === inside) ?? outline;
  const questions = questionsIn(holder, item);
  const ready = isWhole(rows);
  const condition = ready ? writeRows(rows) : undefined;
  const take = (): void => {
    if (!ready) return;
    const held = condition && { holder: inside, condition };
    const { draft: now } = desk.state().work;
    if (desk.run(setCondition({ draft: now, form, pointer: item.pointer }, held), { quiet: true })) onClose();
  };
  return (
    <Sheet
      title={t('condition.title', { name: words(titleOf(draft, form, item)) })}
      open
      wide
      onClose={onClose}
    >
      <div className="stack conditions">
        {holders.length > 1 && (
          <Pick
            label={t('condition.holder')}
            value={inside}
            onChange={(next) => {
              setInside(next);
              // Rows about one object say nothing about another.
              setRows(NONE);
            }}
            options={holders.map((one) => ({
              value: one.inside,
              label: one.pointer === '' ? t('condition.form') : words(titleOf(draft, form, one)),
            }))}
          />
        )}
        {rows.rows.length > 1 && <ModePick mode={rows.mode} onMode={(mode) => setRows({ ...rows, mode })} />}
        {rows.rows.length === 0 && <p className="soft">{t('shown.always')}</p>}
        <RowList
          rows={rows.rows}
          around={{ draft, form, holder, questions }}
          onRows={(next) => setRows({ ...rows, rows: next })}
        />
        <Outcome
          around={{ draft, form, holder, questions }}
          condition={condition}
          isEmpty={rows.rows.length === 0}
        />
        <Button tone="main" aria-disabled={!ready} onClick={take}>
          {t('condition.do')}
        </Button>
      </div>
    </Sheet>
  );
}

/** What the rows say together, and for which examples that holds. */
function Outcome({
  around: { draft, form, holder },
  condition,
  isEmpty,
}: {
  readonly around: Around;
  readonly condition: Tree | undefined;
  readonly isEmpty: boolean;
}): ReactNode {
  const { t, language } = useWords();
  const said =
    condition === undefined ? undefined : conditionSentence(draft, form, { holder, condition }, language);
  return (
    <>
      <p className="condition-sentence" role="status">
        {said === undefined
          ? isEmpty
            ? ''
            : t('condition.unfinished')
          : t('condition.when', { sentence: said })}
      </p>
      {condition !== undefined && <Truths draft={draft} form={form} holder={holder} condition={condition} />}
    </>
  );
}
