import { getUiOptions, type RJSFSchema } from '@rjsf/utils';
import type { Pointer } from '#core';
import { memo, useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import { ListTemplate } from '../ListTemplate.tsx';
import { useEngine, useErrorsAt, useStored, type PartProps } from './Engine.tsx';
import type { FormStore } from './FormStore.ts';

/** A list of entries. It renders again when one is added or removed. */
export const List = memo(function List(props: PartProps): ReactNode {
  const { pointer, schema, uiSchema } = props;
  const { store } = useEngine();
  const length = useStored(pointer, (one) => itemsAt(one, pointer).length);
  const errors = useErrorsAt(pointer);
  const { keys, add, remove } = useItems(store, pointer, length);
  const { addable = true, removable = true, fold } = getUiOptions(uiSchema);
  const items = typeof schema.items === 'object' && !Array.isArray(schema.items) ? schema.items : NO_SCHEMA;
  return (
    <ListTemplate
      {...props}
      items={items}
      keys={keys}
      errors={errors}
      canAdd={addable && length < (schema.maxItems ?? Infinity)}
      canRemove={removable}
      isFolded={fold !== false}
      onAdd={useCallback(() => {
        const begun: unknown = store.utils.getDefaultFormState(items);
        add(begun);
      }, [store, items, add])}
      onRemove={remove}
    />
  );
});

interface Items {
  /** One per entry; an entry keeps its own when others before it go. */
  readonly keys: readonly number[];
  readonly add: (begun: unknown) => void;
  readonly remove: (index: number) => void;
}

function useItems(store: FormStore, pointer: Pointer, length: number): Items {
  const next = useRef(0);
  const [kept, setKept] = useState<readonly number[]>([]);
  const keys = useMemo(() => {
    // More or fewer entries than were added and removed here: the answers came from elsewhere.
    if (kept.length === length) return kept;
    return Array.from({ length }, (_, index) => kept[index] ?? -1 - index);
  }, [kept, length]);
  const add = useCallback(
    (begun: unknown) => {
      next.current += 1;
      const key = next.current;
      setKept([...keys, key]);
      store.change(pointer, [...itemsAt(store, pointer), begun]);
    },
    [store, pointer, keys],
  );
  const remove = useCallback(
    (index: number) => {
      setKept(keys.filter((_, at) => at !== index));
      store.change(
        pointer,
        itemsAt(store, pointer).filter((_, at) => at !== index),
      );
    },
    [store, pointer, keys],
  );
  return { keys, add, remove };
}

function itemsAt(store: FormStore, pointer: Pointer): readonly unknown[] {
  const value = store.valueAt(pointer);
  return Array.isArray(value) ? (value as readonly unknown[]) : NONE;
}

const NO_SCHEMA: RJSFSchema = {};
const NONE: readonly unknown[] = [];
