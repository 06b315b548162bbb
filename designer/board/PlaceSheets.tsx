import { useState, type ReactNode } from 'react';
import { useDesk, useDeskState } from '#designer/desk';
import { copyToForm, findItem, formIds, outlineOf, parentOf, type Item } from '#designer/form';
import { useWords } from '#designer/words';
import { Button, Sheet } from '#react';
import { Pick } from './Pick.tsx';
import { useCommands } from './useCommands.ts';
import { formTitle, useTitles } from './useParts.ts';

interface PlaceSheetProps {
  readonly item: Item;
  readonly title: string;
  readonly onClose: () => void;
}

/** Every section that a part may go to, from the form itself inwards. */
function sectionsFor(
  outline: Item,
  item: Item,
): readonly { readonly section: Item; readonly depth: number }[] {
  const found: { section: Item; depth: number }[] = [];
  const visit = (section: Item, depth: number): void => {
    if (section.pointer === item.pointer || (section.kind !== 'section' && section.kind !== 'group')) return;
    found.push({ section, depth });
    for (const child of section.children) visit(child, depth + 1);
  };
  visit(outline, 0);
  return found;
}

/** Moves a part to any place of its form without dragging. */
export function MoveSheet({ item, title, onClose }: PlaceSheetProps): ReactNode {
  const { t } = useWords();
  const { move } = useCommands();
  const { work, form = '' } = useDeskState();
  const titles = useTitles(work.draft, form);
  const outline = outlineOf(work.draft, form);
  const [into, setInto] = useState(outline === undefined ? '' : parentOf(outline, item.pointer).pointer);
  const [at, setAt] = useState('0');
  if (outline === undefined) return null;
  const sections = sectionsFor(outline, item);
  const section = findItem(outline, into) ?? outline;
  const others = section.children.filter(({ pointer }) => pointer !== item.pointer);
  return (
    <Sheet title={t('move.title', { name: title })} open onClose={onClose}>
      <div className="stack">
        <Pick
          label={t('move.into')}
          value={into}
          onChange={(value) => {
            setInto(value);
            setAt('0');
          }}
          options={sections.map(({ section: one, depth }) => ({
            value: one.pointer,
            label: '　'.repeat(Math.max(0, depth - 1)) + (one.pointer === '' ? t('move.form') : titles(one)),
          }))}
        />
        <Pick
          label={t('move.after')}
          value={at}
          onChange={setAt}
          options={[
            { value: '0', label: t('move.first') },
            ...others.map((one, index) => ({
              value: String(index + 1),
              label: t('move.behind', { name: titles(one) }),
            })),
          ]}
        />
        <Button
          tone="main"
          onClick={() => {
            onClose();
            move(item.pointer, { into, at: Number(at) });
          }}
        >
          {t('move.do')}
        </Button>
      </div>
    </Sheet>
  );
}

/** Copies a part to the end of another form and opens that one. */
export function CopySheet({ item, title, onClose }: PlaceSheetProps): ReactNode {
  const { t, language } = useWords();
  const desk = useDesk();
  const { work, form = '' } = useDeskState();
  const forms = formIds(work.draft).filter((id) => id !== form && outlineOf(work.draft, id) !== undefined);
  const [goal, setGoal] = useState(forms[0] ?? '');
  return (
    <Sheet title={t('copy.title', { name: title })} open onClose={onClose}>
      <div className="stack">
        <Pick
          label={t('copy.form')}
          value={goal}
          onChange={setGoal}
          options={forms.map((id) => ({ value: id, label: formTitle(work.draft, id, language) }))}
        />
        <Button
          tone="main"
          onClick={() => {
            onClose();
            const { draft } = desk.state().work;
            const copied = copyToForm(
              { draft, form, pointer: item.pointer },
              { form: goal, into: '' },
              desk.fresh,
            );
            // The focus goes to the copy, and the copy is in the other form.
            if (copied.status === 'ready') desk.openForm(goal);
            desk.run(copied);
          }}
        >
          {t('copy.do')}
        </Button>
      </div>
    </Sheet>
  );
}
