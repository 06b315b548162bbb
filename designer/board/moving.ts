/** Moving a part to another section: what else speaks of it follows in the same step. */
import { joinPointer, splitPointer, type Pointer } from '#core';
import { applyChange, type Draft } from '#designer/edit';
import {
  moveItem,
  wrapInSection,
  type Commanded,
  type FreshName,
  type Goal,
  type Target,
} from '#designer/form';
import { followMove, readTown } from '#designer/refs';

/** Moves a part within its section or to another one, and lets calculations, conditions, flows, lists and templates follow it. */
export function movingItem(target: Target, goal: Goal, fresh: FreshName): Commanded {
  return following(
    target,
    (at, names) => moveItem(at, goal, names),
    fresh,
    (focus) => focus,
  );
}

/** Puts a part into a new section, in the same way. */
export function wrappingItem(target: Target, fresh: FreshName): Commanded {
  const key = splitPointer(target.pointer).at(-1) ?? '';
  return following(
    target,
    (at, names) => wrapInSection(at, names),
    fresh,
    (focus) => focus + joinPointer(['properties', key]),
  );
}

/** What `move` does, behind what makes the other places fit to it. */
function following(
  target: Target,
  move: (target: Target, fresh: FreshName) => Commanded,
  fresh: FreshName,
  placeOf: (focus: Pointer) => Pointer,
): Commanded {
  const given: string[] = [];
  const first = move(target, (prefix, taken) => {
    const name = fresh(prefix, taken);
    given.push(name);
    return name;
  });
  if (first.status === 'refused' || placeOf(first.command.focus) === target.pointer) return first;
  const { draft, form } = target;
  const after = draftAfter(draft, first);
  const [from, to] = [
    fieldAt(draft, form, target.pointer),
    after && fieldAt(after, form, placeOf(first.command.focus)),
  ];
  if (from === undefined || to === undefined) return first;
  const { change } = followMove(draft, { form, from, to });
  const changed = applyChange(draft, change);
  if (change.length === 0 || changed.status === 'failed') return first;
  // The names that it gave the first time.
  const names = given.values();
  const again = move({ ...target, draft: changed.draft }, (prefix, taken) => {
    const name = names.next();
    return name.done === true ? fresh(prefix, taken) : name.value;
  });
  if (again.status === 'refused') return first;
  return { status: 'ready', command: { ...again.command, change: [...change, ...again.command.change] } };
}

function draftAfter(draft: Draft, commanded: Commanded): Draft | undefined {
  const changed = commanded.status === 'ready' ? applyChange(draft, commanded.command.change) : undefined;
  return changed?.status === 'changed' ? changed.draft : undefined;
}

/** The place of the data that a part is about; undefined for one that several places share. */
function fieldAt(draft: Draft, form: string, pointer: Pointer): Pointer | undefined {
  const [data, ...more] = readTown(draft).forms.get(form)?.sites.get(pointer) ?? [];
  return more.length === 0 ? data : undefined;
}
