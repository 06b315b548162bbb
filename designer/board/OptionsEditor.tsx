import { useRef, type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react';
import { useDesk, useDeskState } from '#designer/desk';
import {
  addOptions,
  codeTables,
  moveOption,
  optionTitle,
  optionsOf,
  removeOption,
  renameOption,
  useOwnOptions as ownOptions,
  useTable as tableOptions,
  type Item,
} from '#designer/form';
import { useWords } from '#designer/words';
import { Button, IconButton } from '#react';
import { Pick } from './Pick.tsx';
import { TextBox } from './TextBox.tsx';
import { useCommands } from './useCommands.ts';
import { editLanguage } from './useParts.ts';

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

function OwnOptions({ item, count }: { readonly item: Item; readonly count: number }): ReactNode {
  const { t, language } = useWords();
  const desk = useDesk();
  const { run } = useCommands();
  const { work, form = '' } = useDeskState();
  const list = useRef<HTMLOListElement>(null);
  const { pointer } = item;
  const words = editLanguage(work.draft, language);
  const target = { draft: work.draft, form, pointer };

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
    if (run((where) => removeOption({ ...where, pointer }, index), { quiet: true })) focusOn(index, 'input');
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
            </li>
          );
        })}
      </ol>
      <div>
        <Button icon="plus" onClick={addNext}>
          {t('options.add')}
        </Button>
        <p className="field-help">{t('options.add.help')}</p>
      </div>
    </>
  );
}
