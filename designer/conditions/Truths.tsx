import { useMemo, type ReactNode } from 'react';
import type { Draft, Tree } from '#designer/edit';
import type { Item } from '#designer/form';
import { useWords } from '#designer/words';
import { Badge } from '#react';
import { sampleRecords, truthOf } from './sampleRecords.ts';

/** More examples than this nobody looks through here. */
const MOST = 8;

interface TruthsProps {
  readonly draft: Draft;
  readonly form: string;
  readonly holder: Item;
  readonly condition: Tree;
}

/** For which of the town's examples the condition holds now. */
export function Truths({ draft, form, holder, condition }: TruthsProps): ReactNode {
  const { t, words } = useWords();
  const records = useMemo(() => sampleRecords(draft, form).slice(0, MOST), [draft, form]);
  if (records.length === 0) return <p className="small soft">{t('condition.examples.none')}</p>;
  return (
    <section>
      <h3>{t('condition.examples')}</h3>
      <ul className="condition-truths">
        {records.map(({ id, title, data }) => {
          const truths = truthOf(condition, holder, data);
          const n = truths.filter((holds) => holds).length;
          return (
            <li key={id}>
              <span>{words(title)}</span>
              {holder.pointer === '' ? (
                <Badge tone={n > 0 ? 'brand' : 'plain'}>
                  {t(n > 0 ? 'condition.holds' : 'condition.holdsNot')}
                </Badge>
              ) : (
                <Badge tone={n > 0 ? 'brand' : 'plain'}>
                  {t('condition.entries', { n, of: truths.length })}
                </Badge>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
