import { useMemo, useState, type ReactNode } from 'react';
import type { Kit } from '#core';
import { useWords } from '#designer/words';
import { SearchBox, Sheet } from '#react';
import { insertMenu } from './insertMenu.ts';

interface InsertProps {
  readonly kit: Kit;
  readonly flow: string;
  readonly onInsert: (code: string) => void;
  readonly onClose: () => void;
}

/** What can be put into the template at the caret, by what it is about. */
export function InsertSheet({ kit, flow, onInsert, onClose }: InsertProps): ReactNode {
  const { t, words } = useWords();
  const [search, setSearch] = useState('');
  const groups = useMemo(() => insertMenu(kit, flow), [kit, flow]);
  const wanted = search.trim().toLowerCase();
  const found = groups
    .map(({ title, inserts }) => ({
      title: words(title),
      inserts: inserts.filter((one) => `${words(title)} ${words(one.title)}`.toLowerCase().includes(wanted)),
    }))
    .filter(({ inserts }) => inserts.length > 0);
  return (
    <Sheet title={t('templates.insert')} lead={t('templates.insert.lead')} open onClose={onClose}>
      <div className="stack">
        <SearchBox label={t('templates.insert.search')} value={search} onChange={setSearch} />
        {found.length === 0 && <p className="soft">{t('templates.insert.none')}</p>}
        {found.map(({ title, inserts }, index) => (
          <section key={title}>
            <h3>{title}</h3>
            <ul className="inserts">
              {inserts.map((one) => (
                <li key={`${String(index)} ${one.code}`}>
                  <button type="button" className="chip" onClick={() => onInsert(one.code)}>
                    {words(one.title)}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Sheet>
  );
}
