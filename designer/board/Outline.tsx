import {
  useEffect,
  useRef,
  type DragEvent,
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { useDesk, useDeskState } from '#designer/desk';
import { useWords } from '#designer/words';
import { EmptyState } from '#react';
import { carriedIn, carryPart, dropPlaceAt, goalAt, isOurs } from './dragging.ts';
import { Parts } from './Parts.tsx';
import type { ProblemCounts } from './problemPlaces.ts';
import { useCommands } from './useCommands.ts';
import { useTitles, type OpenForm } from './useParts.ts';
import './board.css';

/** The parts of a form as a list: arrow keys go through it, Enter opens a part, Alt with an arrow moves it. */
export function Outline({
  open,
  counts,
}: {
  readonly open: OpenForm;
  readonly counts: ProblemCounts;
}): ReactNode {
  const { draft, form, outline, selected } = open;
  const { t } = useWords();
  const list = useRef<HTMLDivElement>(null);
  const titles = useTitles(draft, form);
  const keys = useListKeys();
  const drag = useDropping();
  const stop = useOneTabStop(list);
  useFocusOnRequest(list);
  if (outline.children.length === 0)
    return <EmptyState icon="todo" title={t('form.empty.title')} help={t('form.empty.help')} />;
  return (
    // The rows are buttons with roles of their own; the list only hears the keys that they share.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="outline" ref={list} onKeyDown={keys} onFocus={stop} {...drag}>
      <p className="visually-hidden" id="part-hint">
        {t('part.hint')}
      </p>
      <Parts section={outline} selected={selected} titles={titles} counts={counts} label={t('outline')} />
    </div>
  );
}

/** Puts the focus where the last command asked for it: into the name of an open card, else on the row. */
function useFocusOnRequest(list: { readonly current: HTMLElement | null }): void {
  const { focus } = useDeskState();
  const answered = useRef(0);
  useEffect(() => {
    if (focus === undefined || answered.current === focus.number) return;
    answered.current = focus.number;
    const row = rowOf(list.current, focus.pointer);
    const place = row?.querySelector<HTMLElement>('.part-head input, .part-open');
    place?.focus({ preventScroll: true });
    if (place instanceof HTMLInputElement) place.select();
    row?.scrollIntoView({ block: 'nearest' });
  }, [focus, list]);
}

function rowOf(list: HTMLElement | null, pointer: string): HTMLElement | undefined {
  return [...(list?.querySelectorAll<HTMLElement>('[data-part]') ?? [])].find(
    (one) => one.dataset['part'] === pointer,
  );
}

/** One row can be reached with Tab, the others with the arrows: nobody wants to press Tab three hundred times. */
function useOneTabStop(list: {
  readonly current: HTMLElement | null;
}): (event: FocusEvent<HTMLElement>) => void {
  useEffect(() => {
    const rows = list.current?.querySelectorAll<HTMLElement>('.part-open') ?? [];
    if (![...rows].some((row) => row.tabIndex === 0)) rows[0]?.setAttribute('tabindex', '0');
  });
  return ({ target, currentTarget }) => {
    if (!target.matches('.part-open')) return;
    for (const row of currentTarget.querySelectorAll('.part-open[tabindex="0"]'))
      row.setAttribute('tabindex', '-1');
    target.setAttribute('tabindex', '0');
  };
}

function useListKeys(): (event: KeyboardEvent<HTMLElement>) => void {
  const desk = useDesk();
  const commands = useCommands();
  return (event) => {
    const { target, currentTarget, key, altKey } = event;
    if (!(target instanceof HTMLElement)) return;
    const row = target.closest<HTMLElement>('[data-part]');
    if (row === null) return;
    const pointer = row.dataset['part'] ?? '';
    if (altKey && (key === 'ArrowUp' || key === 'ArrowDown')) {
      event.preventDefault();
      commands.step({ pointer }, key === 'ArrowUp' ? -1 : 1);
      return;
    }
    if (key === 'Escape' && desk.state().selected === pointer) {
      event.preventDefault();
      desk.leave(pointer);
      return;
    }
    if (!target.matches('.part-open')) return;
    const rows = [...currentTarget.querySelectorAll<HTMLElement>('.part-open')];
    const goal = rowFor(rows, rows.indexOf(target), key);
    if (goal === undefined) return;
    event.preventDefault();
    goal.focus();
  };
}

function rowFor(rows: readonly HTMLElement[], at: number, key: string): HTMLElement | undefined {
  switch (key) {
    case 'ArrowDown':
      return rows[Math.min(at + 1, rows.length - 1)];
    case 'ArrowUp':
      return rows[Math.max(at - 1, 0)];
    case 'Home':
      return rows[0];
    case 'End':
      return rows.at(-1);
    default:
      return undefined;
  }
}

interface Dropping {
  readonly onDragStart: (event: DragEvent<HTMLElement>) => void;
  readonly onDragOver: (event: DragEvent<HTMLElement>) => void;
  readonly onDragLeave: (event: DragEvent<HTMLElement>) => void;
  readonly onDrop: (event: DragEvent<HTMLElement>) => void;
}

/** The mark of the place is set on the row itself: while something is dragged nothing is rendered anew. */
function useDropping(): Dropping {
  const { add, move } = useCommands();
  const marked = useRef<HTMLElement | null>(null);
  function mark(row: HTMLElement | null, side = ''): void {
    if (marked.current !== row) marked.current?.removeAttribute('data-drop');
    row?.setAttribute('data-drop', side);
    marked.current = row;
  }
  return {
    onDragStart(event) {
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-part]') : null;
      if (row !== null) carryPart(event.dataTransfer, row.dataset['part'] ?? '');
    },
    onDragOver(event) {
      if (!isOurs(event.dataTransfer)) return;
      const place = dropPlaceAt(event.target, event.clientY);
      if (place === undefined) return;
      event.preventDefault();
      mark(place.row, place.side);
    },
    onDragLeave(event) {
      if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget))
        mark(null);
    },
    onDrop(event) {
      const place = dropPlaceAt(event.target, event.clientY);
      const carried = carriedIn(event.dataTransfer);
      mark(null);
      if (place === undefined || carried === undefined) return;
      event.preventDefault();
      const goal = goalAt(place, 'part' in carried ? carried.part : undefined);
      if (goal === undefined) return;
      if ('part' in carried) move(carried.part, goal);
      else add(carried.kind, goal);
    },
  };
}
