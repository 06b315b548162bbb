/**
 * Dragging with the mouse, and with a finger after a long press: the browser's own. One listener for the whole list, because a
 * form may have hundreds of parts. Everything it does can be done with buttons and keys as well.
 */
import type { Goal, ItemKind } from '#designer/form';

const PART = 'application/x-wangge-part';
const KIND = 'application/x-wangge-kind';

export type Carried = { readonly part: string } | { readonly kind: Exclude<ItemKind, 'opaque'> };

export function carryPart(transfer: DataTransfer, pointer: string): void {
  transfer.setData(PART, pointer);
  transfer.effectAllowed = 'move';
}

export function carryKind(transfer: DataTransfer, kind: Exclude<ItemKind, 'opaque'>): void {
  transfer.setData(KIND, kind);
  transfer.effectAllowed = 'copy';
}

/** While something is dragged only the types can be read. */
export function isOurs(transfer: DataTransfer): boolean {
  return transfer.types.includes(PART) || transfer.types.includes(KIND);
}

export function carriedIn(transfer: DataTransfer): Carried | undefined {
  const [part, kind] = [transfer.getData(PART), transfer.getData(KIND)];
  if (part !== '') return { part };
  // Only the palette writes it, and what is no kind is refused by the command.
  return kind === '' ? undefined : { kind: kind as Exclude<ItemKind, 'opaque'> };
}

/** Where it would go: the row under the pointer, and whether in front of it, behind it, or into it. */
export interface DropPlace {
  readonly row: HTMLElement;
  readonly side: 'before' | 'after' | 'into';
}

export function dropPlaceAt(target: EventTarget | null, y: number): DropPlace | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-part], [data-end]') : null;
  if (row === null) return undefined;
  if (row.dataset['end'] !== undefined) return { row, side: 'into' };
  const head = row.querySelector('.part-head') ?? row;
  const box = head.getBoundingClientRect();
  return { row, side: y < box.top + box.height / 2 ? 'before' : 'after' };
}

/** The place as a goal; `from` is the part that is dragged, which counts no more among its siblings. */
export function goalAt({ row, side }: DropPlace, from: string | undefined): Goal | undefined {
  const end = row.dataset['end'];
  const list = row.parentElement;
  if (end !== undefined || list === null) return end === undefined ? undefined : { into: end, at: Infinity };
  const siblings = [...list.querySelectorAll<HTMLElement>(':scope > [data-part]')].filter(
    (one) => one.dataset['part'] !== from,
  );
  const at = siblings.indexOf(row);
  if (at < 0) return undefined;
  return { into: list.dataset['into'] ?? '', at: side === 'before' ? at : at + 1 };
}
