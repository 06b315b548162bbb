import { useMemo, useState, type ReactNode } from 'react';
import { textsOf } from '#designer/edit';
import { formTitle, Pick, TextBox } from '#designer/board';
import { useDesk, useDeskState } from '#designer/desk';
import { addForm, copyForm, formIds } from '#designer/form';
import { useWords } from '#designer/words';
import { Badge, Button, SearchBox, Sheet } from '#react';

/** The forms of the town. */
export function FormsPanel(): ReactNode {
  const { t, language } = useWords();
  const desk = useDesk();
  const { work, form } = useDeskState();
  const [search, setSearch] = useState('');
  const [adding, setAdding] = useState(false);
  const { draft } = work;
  const forms = useMemo(
    () => formIds(draft).map((id) => ({ id, title: formTitle(draft, id, language) })),
    [draft, language],
  );
  const changed = useChanged();
  const wanted = search.trim().toLowerCase();
  const found = forms.filter(({ id, title }) => `${title} ${id}`.toLowerCase().includes(wanted));
  return (
    <div className="forms">
      <Button icon="plus" wide onClick={() => setAdding(true)}>
        {t('forms.add')}
      </Button>
      <SearchBox label={t('forms.search')} value={search} onChange={setSearch} />
      {found.length === 0 && <p className="soft small">{t('forms.none')}</p>}
      <ul>
        {found.map(({ id, title }) => (
          <li key={id}>
            <button
              type="button"
              className="form-link"
              aria-current={id === form ? 'page' : undefined}
              onClick={() => desk.openForm(id)}
            >
              <span>{title}</span>
              {changed.has(id) && <Badge tone="brand">{t('forms.changed')}</Badge>}
            </button>
          </li>
        ))}
      </ul>
      {adding && <NewForm onClose={() => setAdding(false)} />}
    </div>
  );
}

function useChanged(): ReadonlySet<string> {
  const desk = useDesk();
  const { work } = useDeskState();
  return useMemo(() => {
    const { files } = desk.base;
    const paths = [...textsOf(work.draft)]
      .filter(([path, text]) => files.get(path) !== text)
      .map(([path]) => path);
    return new Set(paths.flatMap((path) => /^forms\/([^/]+)\//.exec(path)?.[1] ?? []));
  }, [desk, work.draft]);
}

const BLANK = '';

function NewForm({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t, language } = useWords();
  const desk = useDesk();
  const { work } = useDeskState();
  const [title, setTitle] = useState('');
  const [from, setFrom] = useState(BLANK);
  const forms = formIds(work.draft);
  return (
    <Sheet title={t('forms.add')} open onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const { draft } = desk.state().work;
          const added =
            from === BLANK ? addForm(draft, title, desk.fresh) : copyForm(draft, from, title, desk.fresh);
          if (!desk.run(added, { quiet: true }) || added.status !== 'ready') return;
          onClose();
          desk.openForm(added.command.focus);
        }}
      >
        <TextBox
          label={t('forms.add.name')}
          value={title}
          onText={(words) => {
            setTitle(words);
            return true;
          }}
        />
        <Pick
          label={t('forms.add.from')}
          value={from}
          onChange={setFrom}
          options={[
            { value: BLANK, label: t('forms.add.blank') },
            ...forms.map((id) => ({
              value: id,
              label: t('forms.add.copy', { form: formTitle(work.draft, id, language) }),
            })),
          ]}
        />
        <Button type="submit" tone="main">
          {t('forms.add.do')}
        </Button>
      </form>
    </Sheet>
  );
}
