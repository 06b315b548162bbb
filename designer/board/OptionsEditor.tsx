import { useRef, useState, type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react';
import { useDesk, useDeskState } from '#designer/desk';
import {
  addOptions,
  codeTables,
  languagesOf,
  moveOption,
  optionTitle,
  optionsOf,
  outlineOf,
  renameOption,
  shownBy,
  useOwnOptions as ownOptions,
  useTable as tableOptions,
  type Item,
} from '#designer/form';
import { useWords } from '#designer/words';
import { Button, IconButton } from '#react';
import { Pick } from './Pick.tsx';
import { removingOption, type Removing } from './removing.ts';
import { RenameSheet } from './RenameSheet.tsx';
import { renamingOption, type Renaming } from './renaming.ts';
import { ResolveSheet } from './ResolveSheet.tsx';
import { ShowsSheet } from './ShowsSheet.tsx';
import { TextBox } from './TextBox.tsx';
import { useCommands } from './useCommands.ts';
import { editLanguage, useTitles } from './useParts.ts';

const OWN = '';

/** The answers that a choice offers: its own, or those of a code table. */
export function OptionsEditor({ item }: { readonly item: Item }): ReactNode {
  const { t, words } = useWords();
  const { run } = useCommands();
  const { work } = useDeskState();
  const options = optionsOf(item);
  if (options === undefined) return null;
  const { pointer } = item;
  const tables = codeTables(work.draft);
  const sources = [
    { value: OWN, label: t('options.own') },
    ...tables.map(({ id, title }) => ({ value: id, label: t('options.table', { table: words(title) }) })),
  ];
  return (
    <fieldset className="part-options">
      <legend className="field-label">{t('options')}</legend>
      <Pick
        label={t('options.source')}
        value={options.source === 'table' ? options.table : OWN}
        options={sources}
        onChange={(table) => {
          run(
            (where) =>
              table === OWN ? ownOptions({ ...where, pointer }) : tableOptions({ ...where, pointer }, table),
            { quiet: true },
          );
        }}
      />
      {options.source === 'table' ? (
        <p className="field-help">{t('options.table.help')}</p>
      ) : (
        <OwnOptions item={item} count={options.list.length} />
      )}
    </fieldset>
  );
}

type Asked = { readonly index: number } & (
  | { readonly what: 'shows' }
  | { readonly what: 'remove'; readonly removing: Extract<Removing, { readonly status: 'used' }> }
  | { readonly what: 'rename'; readonly renaming: Renaming }
);

function Shows({
  item,
  index,
  onClose,
}: {
  readonly item: Item;
  readonly index: number;
  readonly onClose: () => void;
}): ReactNode {
  const options = optionsOf(item);
  const option = options?.source === 'own' ? options.list[index] : undefined;
  return option && <ShowsSheet item={item} value={option.value} answer={option.title} onClose={onClose} />;
}

/** Says which questions an option shows; undefined for none. */
function useShownBy(item: Item): (index: number) => string | undefined {
  const { t } = useWords();
  const { work, form = '' } = useDeskState();
  const titles = useTitles(work.draft, form);
  const outline = outlineOf(work.draft, form);
  const options = optionsOf(item);
  return (index) => {
    const value = options?.source === 'own' ? options.list[index]?.value : undefined;
    const shown = value === undefined || !outline ? [] : shownBy(outline, item.pointer, value);
    return shown.length === 0
      ? undefined
      : t('shows.these', { names: shown.map(titles).join(t('resolve.comma')) });
  };
}

function OwnOptions({ item, count }: { readonly item: Item; readonly count: number }): ReactNode {
  const { t, language } = useWords();
  const desk = useDesk();
  const { run } = useCommands();
  const { work, form = '' } = useDeskState();
  const list = useRef<HTMLOListElement>(null);
  const { pointer } = item;
  const words = editLanguage(work.draft, language);
  const target = { draft: work.draft, form, pointer };
  const [asked, setAsked] = useState<Asked | null>(null);
  const shown = useShownBy(item);

  /** The list is short and has just been rendered; its rows are found by their number. */
  function focusOn(index: number, what: string): void {
    requestAnimationFrame(() => {
      const row = list.current?.children[Math.max(0, index)];
      row?.querySelector<HTMLElement>(what)?.focus();
    });
  }
  function add(lines: readonly string[]): void {
    if (run((where) => addOptions({ ...where, pointer }, lines, desk.fresh), { quiet: true }))
      focusOn(count, 'input');
  }
  function addNext(): void {
    const taken = new Set(
      Array.from({ length: count }, (_, index) => optionTitle(target, item, index, words)),
    );
    let number = count + 1;
    while (taken.has(t('options.item', { n: number }))) number += 1;
    add([t('options.item', { n: number })]);
  }
  function step(index: number, by: number): void {
    if (run((where) => moveOption({ ...where, pointer }, index, index + by), { quiet: true }))
      focusOn(index + by, by < 0 ? '[data-up]' : '[data-down]');
  }
  function remove(index: number): void {
    const removing = removingOption({ ...target, draft: desk.state().work.draft }, item, index);
    if (removing.status === 'used') setAsked({ what: 'remove', index, removing });
    else if (desk.run(removing.commanded, { quiet: true })) focusOn(index, 'input');
  }
  function renamed(index: number, before: string): void {
    // Words in another language are only words.
    if (words !== languagesOf(work.draft)[0]) return;
    const renaming = renamingOption(target, item, index, before);
    if (renaming !== undefined) setAsked({ what: 'rename', index, renaming });
  }
  const keys = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement && !event.nativeEvent.isComposing) {
      event.preventDefault();
      addNext();
    }
  };
  const paste = (event: ClipboardEvent<HTMLElement>): void => {
    const lines = event.clipboardData.getData('text/plain').split(/\r\n|\r|\n/);
    if (lines.filter((line) => line.trim() !== '').length < 2) return;
    event.preventDefault();
    add(lines);
  };
  return (
    <>
      {/* The fields in it are what one types into; the list only hears Enter and a pasted column. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ol className="option-rows" ref={list} onKeyDown={keys} onPaste={paste}>
        {Array.from({ length: count }, (_, index) => {
          const name = optionTitle(target, item, index, words);
          return (
            <li key={index} className="option-row">
              <TextBox
                hidden
                label={t('options.item', { n: index + 1 })}
                value={name}
                lang={words}
                onText={(text) =>
                  run((where) => renameOption({ ...where, pointer }, index, text, words), { quiet: true })
                }
                onDone={(before) => renamed(index, before)}
              />
              <IconButton
                icon="eye"
                label={t('shows.button', { name })}
                onClick={() => setAsked({ what: 'shows', index })}
              />
              <IconButton
                icon="up"
                data-up
                label={t('options.up', { name })}
                aria-disabled={index === 0}
                onClick={() => step(index, -1)}
              />
              <IconButton
                icon="down"
                data-down
                label={t('options.down', { name })}
                aria-disabled={index === count - 1}
                onClick={() => step(index, 1)}
              />
              <IconButton icon="trash" label={t('options.delete', { name })} onClick={() => remove(index)} />
              {shown(index) !== undefined && <p className="option-shows small soft">{shown(index)}</p>}
            </li>
          );
        })}
      </ol>
      {asked?.what === 'remove' && (
        <ResolveSheet
          name={optionTitle(target, item, asked.index, words)}
          removing={asked.removing}
          onClose={() => setAsked(null)}
          onDecide={(commanded) => {
            setAsked(null);
            if (desk.run(commanded, { quiet: true })) focusOn(asked.index, 'input');
          }}
        />
      )}
      {asked?.what === 'rename' && (
        <RenameSheet
          item={item}
          index={asked.index}
          renaming={asked.renaming}
          onClose={() => setAsked(null)}
        />
      )}
      {asked?.what === 'shows' && <Shows item={item} index={asked.index} onClose={() => setAsked(null)} />}
      <div>
        <Button icon="plus" onClick={addNext}>
          {t('options.add')}
        </Button>
        <p className="field-help">{t('options.add.help')}</p>
      </div>
    </>
  );
}
