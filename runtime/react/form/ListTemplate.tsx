import type { RJSFSchema } from '@rjsf/utils';
import { joinPointer, type FieldError, type Pointer } from '#core';
import { memo, useEffect, useRef, useState, type ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';
import { Button, Icon, IconButton } from '../ui/index.ts';
import { Confirm } from '../ui/Confirm.tsx';
import { useEngine, useStored, type PartProps } from './engine/Engine.tsx';
import { Later } from './engine/Later.tsx';
import { messagesOf } from './engine/messages.ts';
import { countQuestions, isSplit } from './engine/partKind.ts';
import { FieldErrors } from './FieldTemplate.tsx';
import { focusOn } from './focusOn.ts';
import { summaryOf } from './itemSummary.ts';
import { headIdOf } from './leadTo.ts';

interface ListProps extends PartProps {
  readonly items: RJSFSchema;
  /** One per entry, in order. */
  readonly keys: readonly number[];
  readonly errors: readonly FieldError[];
  readonly canAdd: boolean;
  readonly canRemove: boolean;
  /** All entries but one are folded: the inputs of the others do not exist, which keeps a survey of thirty people quick. */
  readonly isFolded: boolean;
  readonly onAdd: () => void;
  readonly onRemove: (index: number) => void;
}

const NO_UI: PartProps['uiSchema'] = {};

/** A list of entries, folded but for one unless its author wants to see all. */
export function ListTemplate(props: ListProps): ReactNode {
  const { pointer, id, name, schema, uiSchema, required, items, keys, errors, isFolded } = props;
  const { t, language } = useTexts();
  const [open, setOpen] = useState(0);
  const title = schema.title ?? name;
  const itemTitle = items.title ?? title;
  const expectNew = useFocusOnNew(id, keys.length);
  return (
    <fieldset className="list" id={id}>
      <legend className="group-title">
        {title}
        {required && <span className="field-required">*</span>}
      </legend>
      {schema.description !== undefined && <p className="field-help">{schema.description}</p>}
      {keys.length === 0 && <p className="list-empty">{t('form.empty')}</p>}
      {keys.map((key, index) => (
        <Entry
          key={key}
          index={index}
          pointer={pointer + joinPointer([index])}
          id={`${id}_${String(index)}`}
          title={itemTitle}
          schema={items}
          uiSchema={(uiSchema.items as PartProps['uiSchema'] | undefined) ?? NO_UI}
          isFolded={isFolded}
          isOpen={open === index}
          setOpen={setOpen}
          canRemove={props.canRemove}
          onRemove={props.onRemove}
        />
      ))}
      <FieldErrors id={id} errors={messagesOf(errors, language)} />
      {props.canAdd && (
        <Button
          wide
          icon="plus"
          onClick={() => {
            setOpen(keys.length);
            expectNew();
            props.onAdd();
          }}
        >
          {t('form.add.item', { title: itemTitle })}
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
    focusOn(document.getElementById(`${id}_${String(expected.current)}`));
    expected.current = null;
  }, [id, length]);
  return () => {
    expected.current = length;
  };
}

interface EntryProps {
  readonly index: number;
  readonly pointer: Pointer;
  readonly id: string;
  readonly title: string;
  readonly schema: RJSFSchema;
  readonly uiSchema: PartProps['uiSchema'];
  readonly isFolded: boolean;
  readonly isOpen: boolean;
  readonly setOpen: (index: number) => void;
  readonly canRemove: boolean;
  readonly onRemove: (index: number) => void;
}

/** One entry: its number and a few words of what is in it; opened, its questions. */
const Entry = memo(function Entry(props: EntryProps): ReactNode {
  const { index, pointer, id, title, schema, uiSchema, isFolded, canRemove, onRemove } = props;
  const { t } = useTexts();
  const { Part } = useEngine();
  const isWrong = useStored(pointer, (store) => store.errors.isWrong(pointer));
  const [asking, setAsking] = useState(false);
  const isSimple = schema.type !== 'object';
  const isOpen = isSimple || !isFolded || props.isOpen || isWrong;
  const removing = t('form.remove.item', { title, n: index + 1 });
  const name = t('form.item', { title, n: index + 1 });
  const part = (
    <Part pointer={pointer} id={id} name={title} schema={schema} uiSchema={uiSchema} required={false} />
  );
  const remove = canRemove && (
    <IconButton
      icon="trash"
      label={removing}
      onClick={() => (isSimple ? onRemove(index) : setAsking(true))}
    />
  );
  return (
    <div className={isSimple ? 'item item-simple' : 'item'}>
      {!isSimple && (
        <div className="item-head">
          <EntryHead {...props} isOpen={isOpen} />
          {remove}
        </div>
      )}
      {isOpen && (
        <div className={isFolded ? 'item-body' : 'item-body item-body-far'}>
          {isSplit(schema) ? (
            part
          ) : (
            <Later questions={countQuestions(schema)} label={name}>
              {part}
            </Later>
          )}
        </div>
      )}
      {isSimple && remove}
      {asking && (
        <Confirm
          title={removing}
          body={t('form.remove.ask')}
          yes={t('form.remove')}
          open
          onYes={() => {
            setAsking(false);
            onRemove(index);
          }}
          onNo={() => setAsking(false)}
        />
      )}
    </div>
  );
});

/** Alone, because it follows the answers below it; most of them are not among its few words. */
function EntryHead({ index, pointer, id, title, schema, isFolded, isOpen, setOpen }: EntryProps): ReactNode {
  const { t } = useTexts();
  const summary = useStored(pointer, (store) => summaryOf(store.valueAt(pointer), schema));
  const words = (
    <>
      <span>{t('form.item', { title, n: index + 1 })}</span>
      <span className="soft small">{summary}</span>
    </>
  );
  if (!isFolded) return <p className="item-name">{words}</p>;
  return (
    <button
      type="button"
      id={headIdOf(id)}
      aria-expanded={isOpen}
      onClick={() => setOpen(isOpen ? -1 : index)}
    >
      <Icon name={isOpen ? 'up' : 'down'} />
      {words}
    </button>
  );
}
