import { useState, type ReactNode } from 'react';
import { useDesk } from '#designer/desk';
import type { Commanded } from '#designer/form';
import { deedWords, type Remedy, type Repair } from '#designer/refs';
import { useWords } from '#designer/words';
import { Banner, Button, Sheet } from '#react';
import { Pick } from './Pick.tsx';
import type { Removing } from './removing.ts';

interface ResolveSheetProps {
  readonly name: string;
  readonly removing: Extract<Removing, { readonly status: 'used' }>;
  readonly onDecide: (commanded: Commanded) => void;
  readonly onClose: () => void;
}

/** Before something goes that other places speak of: each place with what would be done there. */
export function ResolveSheet({ name, removing, onDecide, onClose }: ResolveSheetProps): ReactNode {
  const { t, words } = useWords();
  const [decided, setDecided] = useState<ReadonlyMap<Repair, Remedy>>(new Map());
  const { removal, repairs } = removing;
  const { draft } = useDesk().state().work;
  const places = alike(repairs);
  return (
    <Sheet
      title={t('resolve.title', { name })}
      lead={t('resolve.lead', { n: places.length })}
      open
      wide
      onClose={onClose}
    >
      <div className="stack">
        <ul className="resolve-places stack">
          {places.map((place) => {
            const [first] = place;
            const remedies = remediesOf(first, removing);
            const now = decided.get(first) ?? first.proposed;
            return (
              <li key={`${first.file} ${JSON.stringify(first.unit)}`}>
                <Pick
                  label={words(first.what)}
                  value={String(
                    Math.max(
                      0,
                      remedies.findIndex((one) => isSame(one, now)),
                    ),
                  )}
                  options={remedies.map((remedy, index) => ({
                    value: String(index),
                    label: words(deedWords(draft, first, remedy)),
                  }))}
                  onChange={(value) => {
                    const remedy = remedies[Number(value)];
                    if (remedy === undefined) return;
                    setDecided(new Map([...decided, ...place.map((one) => [one, remedy] as const)]));
                  }}
                />
              </li>
            );
          })}
        </ul>
        {removal.unread.length > 0 && (
          <Banner tone="warn" icon="warn">
            {t('resolve.unread', { files: removal.unread.join(t('resolve.comma')) })}
          </Banner>
        )}
        <div className="confirm-buttons">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button tone="danger" onClick={() => onDecide(removing.commandFor(decided))}>
            {t('resolve.do')}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}

function remediesOf(
  { possible }: Repair,
  { removal }: Extract<Removing, { readonly status: 'used' }>,
): readonly Remedy[] {
  return possible.flatMap((kind): readonly Remedy[] =>
    kind === 'replace' ? removal.candidates.map((to) => ({ kind, to })) : [{ kind }],
  );
}

function isSame(one: Remedy, other: Remedy): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Places that are described alike are decided together: the steps of one scenario. */
function alike(repairs: readonly Repair[]): readonly (readonly [Repair, ...Repair[]])[] {
  const groups = new Map<string, [Repair, ...Repair[]]>();
  for (const repair of repairs) {
    const key = JSON.stringify([
      repair.what,
      repair.possible,
      repair.proposed,
      repair.unit.kind,
      repair.whole,
    ]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [repair]);
    else group.push(repair);
  }
  return [...groups.values()];
}
