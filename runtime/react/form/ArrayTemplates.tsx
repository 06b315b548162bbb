import type { ArrayFieldItemTemplateProps, ArrayFieldTemplateProps } from '@rjsf/utils';
import { createContext, use, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';
import { Button, Icon, IconButton } from '../ui/index.ts';
import { Confirm } from '../ui/Confirm.tsx';
import { FieldErrors } from './FieldTemplate.tsx';
import { summaryOf } from './itemSummary.ts';

interface ListFacts {
  readonly title: string;
  readonly data: readonly unknown[];
  /** Index of the one entry that is open: only its inputs exist, which keeps a survey of thirty people quick. */
  readonly open: number;
  readonly setOpen: (index: number) => void;
  readonly wrong: ReadonlySet<number>;
}
const ListContext = createContext<ListFacts>({
  title: '',
  data: [],
  open: 0,
  setOpen: () => undefined,
  wrong: new Set(),
});
const NONE: readonly unknown[] = [];

/** A list of entries, folded but for one. */
export function ArrayFieldTemplate(props: ArrayFieldTemplateProps): ReactNode {
  const { t } = useTexts();
  const { title, items, canAdd, onAddClick, fieldPathId, rawErrors, required, schema, errorSchema } = props;
  const formData: unknown = props.formData;
  const [open, setOpen] = useState(0);
  const data = Array.isArray(formData) ? (formData as readonly unknown[]) : NONE;
  const facts = useMemo(() => {
    const wrong = new Set(
      Object.keys(errorSchema ?? {})
        .filter((key) => /^\d+$/.test(key))
        .map(Number),
    );
    return { title: itemTitle(schema.items, title), data, open, setOpen, wrong };
  }, [schema.items, title, data, open, errorSchema]);
  const id = fieldPathId.$id;
  const expectNew = useFocusOnNew(id, items.length);
  return (
    <fieldset className="list" id={id}>
      <legend className="group-title">
        {title}
        {required === true && <span className="field-required">*</span>}
      </legend>
      {schema.description !== undefined && <p className="field-help">{schema.description}</p>}
      {items.length === 0 && <p className="list-empty">{t('form.empty')}</p>}
      <ListContext value={facts}>{items}</ListContext>
      <FieldErrors id={id} errors={rawErrors ?? []} />
      {canAdd === true && (
        <Button
          wide
          icon="plus"
          onClick={() => {
            setOpen(items.length);
            expectNew();
            onAddClick();
          }}
        >
          {t('form.add.item', { title: facts.title })}
        </Button>
      )}
    </fieldset>
  );
}

/** Leads to the first question of an entry once it is there; otherwise nobody sees that one was added. */
function useFocusOnNew(id: string, length: number): () => void {
  const expected = useRef<number | null>(null);
  useEffect(() => {
    if (expected.current === null || length <= expected.current) return;
    const entry = document.getElementById(`${id}_${String(expected.current)}`);
    expected.current = null;
    const first =
      entry?.matches('input') === true
        ? entry
        : entry?.querySelector<HTMLElement>('input, textarea, select, button');
    first?.focus({ preventScroll: true });
    first?.scrollIntoView({ block: 'center' });
  }, [id, length]);
  return () => {
    expected.current = length;
  };
}

/** One entry: its number and a few words of what is in it; opened, its questions. */
export function ArrayFieldItemTemplate(props: ArrayFieldItemTemplateProps): ReactNode {
  const { t } = useTexts();
  const { index, children, buttonsProps, schema } = props;
  const { title, data, open, setOpen, wrong } = use(ListContext);
  const [asking, setAsking] = useState(false);
  const isSimple = schema.type !== 'object';
  const isOpen = isSimple || open === index || wrong.has(index);
  const name = t('form.item', { title, n: index + 1 });
  const remove = (
    <IconButton
      icon="trash"
      label={t('form.remove.item', { title, n: index + 1 })}
      onClick={() => (isSimple ? buttonsProps.onRemoveItem() : setAsking(true))}
    />
  );
  return (
    <div className={isSimple ? 'item item-simple' : 'item'}>
      {isSimple ? null : (
        <div className="item-head">
          <button type="button" aria-expanded={isOpen} onClick={() => setOpen(isOpen ? -1 : index)}>
            <Icon name={isOpen ? 'up' : 'down'} />
            <span>{name}</span>
            <span className="soft small">{summaryOf(data[index], schema)}</span>
          </button>
          {buttonsProps.hasRemove && remove}
        </div>
      )}
      {isOpen && <div className="item-body">{children}</div>}
      {isSimple && buttonsProps.hasRemove && remove}
      <Confirm
        title={t('form.remove.item', { title, n: index + 1 })}
        body={t('form.remove.ask')}
        yes={t('form.remove')}
        open={asking}
        onYes={() => {
          setAsking(false);
          buttonsProps.onRemoveItem();
        }}
        onNo={() => setAsking(false)}
      />
    </div>
  );
}

function itemTitle(items: unknown, fallback: string): string {
  if (typeof items === 'object' && items !== null && 'title' in items && typeof items.title === 'string')
    return items.title;
  return fallback;
}
