import { useMemo } from 'react';
import { useDesk } from '#designer/desk';
import {
  addItem,
  addQuestions,
  addSnippet,
  duplicateItem,
  findItem,
  outlineOf,
  parentOf,
  type Commanded,
  type Goal,
  type Item,
  type ItemKind,
  type SnippetId,
  type Target,
} from '#designer/form';
import { movingItem, wrappingItem } from './moving.ts';

/** What can be done with the parts of the open form; each acts on the form as it stands at that moment. */
export interface Commands {
  readonly run: (
    make: (target: Omit<Target, 'pointer'>) => Commanded,
    options?: { readonly quiet?: boolean },
  ) => boolean;
  readonly add: (kind: Exclude<ItemKind, 'opaque'>, goal?: Goal) => void;
  readonly addSnippet: (id: SnippetId) => void;
  readonly addQuestions: (lines: readonly string[]) => boolean;
  readonly step: (item: Pick<Item, 'pointer'>, by: -1 | 1) => void;
  readonly move: (pointer: string, goal: Goal) => void;
  readonly duplicate: (item: Item) => void;
  readonly wrap: (item: Item) => void;
}

export function useCommands(): Commands {
  const desk = useDesk();
  return useMemo(() => {
    function here(): Omit<Target, 'pointer'> | undefined {
      const { work, form } = desk.state();
      return form === undefined ? undefined : { draft: work.draft, form };
    }
    const run: Commands['run'] = (make, options) => {
      const target = here();
      return target !== undefined && desk.run(make(target), options);
    };
    const { fresh } = desk;
    return {
      run,
      add(kind, goal) {
        run((target) => addItem(target, kind, goal ?? goalBehind(target, desk.state().selected), fresh));
      },
      addSnippet(id) {
        run((target) => addSnippet(target, id, goalBehind(target, desk.state().selected), fresh));
      },
      addQuestions(lines) {
        return run((target) => addQuestions(target, lines, goalBehind(target, desk.state().selected), fresh));
      },
      step(item, by) {
        run((target) => {
          const outline = outlineOf(target.draft, target.form);
          const parent = outline && parentOf(outline, item.pointer);
          const at = parent?.children.findIndex(({ pointer }) => pointer === item.pointer) ?? 0;
          const to = Math.max(0, Math.min(at + by, (parent?.children.length ?? 1) - 1));
          return movingItem(
            { ...target, pointer: item.pointer },
            { into: parent?.pointer ?? '', at: to },
            fresh,
          );
        });
      },
      move(pointer, goal) {
        run((target) => movingItem({ ...target, pointer }, goal, fresh));
      },
      duplicate(item) {
        run((target) => duplicateItem({ ...target, pointer: item.pointer }, fresh));
      },
      wrap(item) {
        run((target) => wrappingItem({ ...target, pointer: item.pointer }, fresh));
      },
    };
  }, [desk]);
}

/** Behind the selected part; at the end of a selected section; else at the end of the form. */
function goalBehind({ draft, form }: Omit<Target, 'pointer'>, selected: string | undefined): Goal {
  const outline = outlineOf(draft, form);
  const item = outline && selected !== undefined ? findItem(outline, selected) : undefined;
  if (!outline || !item || item.pointer === '') return { into: '', at: outline?.children.length ?? 0 };
  if (item.kind === 'section' || item.kind === 'group')
    return { into: item.pointer, at: item.children.length };
  const parent = parentOf(outline, item.pointer);
  return { into: parent.pointer, at: parent.children.indexOf(item) + 1 };
}
