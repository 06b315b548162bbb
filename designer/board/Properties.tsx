import type { ReactNode } from 'react';
import { getAt, isObject, KINDS, type JsonObject, type Limit } from '#core';
import { toJson } from '#designer/edit';
import { useDeskState } from '#designer/desk';
import {
  extraKeysOf,
  findItem,
  languagesOf,
  limitTitle,
  setChips,
  setLimit,
  setText,
  setUnit,
  wordsAt,
  type Item,
  type WordsOf,
} from '#designer/form';
import { languageName, useWords, type WordKey } from '#designer/words';
import { Personal } from './Personal.tsx';
import { TextBox } from './TextBox.tsx';
import { useCommands } from './useCommands.ts';
import { editLanguage, type OpenForm } from './useParts.ts';

const LABELS: Readonly<Record<WordsOf, WordKey>> = {
  title: 'part.name',
  description: 'panel.description',
  help: 'panel.help',
  placeholder: 'panel.placeholder',
};

/** What the card has no room for: all words in all languages, limits, what the law asks, and what is kept as it is. */
export function Properties({
  open,
  more,
}: {
  readonly open: OpenForm;
  /** Settings that another editor has for the part. */
  readonly more?: (item: Item) => ReactNode;
}): ReactNode {
  const { outline, selected } = open;
  const item = selected === undefined ? undefined : findItem(outline, selected);
  const { t } = useWords();
  if (item === undefined) return <p className="panel-empty soft">{t('panel.none')}</p>;
  return (
    <>
      <Settings key={item.pointer} item={item} />
      {more?.(item)}
    </>
  );
}

function Settings({ item }: { readonly item: Item }): ReactNode {
  const { t } = useWords();
  const { kind, pointer } = item;
  if (kind === 'opaque') return <Raw item={item} title={t('panel.raw')} open />;
  const { look, limits } = KINDS[kind];
  const written = toJson(item.schema);
  const schema = isObject(written) ? written : {};
  const words: readonly WordsOf[] = [
    'description',
    ...(look.includes('ui:placeholder') ? (['placeholder'] as const) : []),
  ];
  const extra = extraKeysOf(item);
  return (
    <div className="panel">
      {words.map((which) => (
        <Words key={which} item={item} which={which} />
      ))}
      {(kind === 'integer' || kind === 'number') && <Unit item={item} schema={schema} />}
      {kind === 'choice' || kind === 'choices' ? <Chips item={item} /> : null}
      {limits.length > 0 && <Limits item={item} schema={schema} limits={limits} />}
      {KINDS[kind].owned.includes('x-personal') && <Personal pointer={pointer} schema={schema} />}
      <Translations item={item} words={['title', ...words, 'help']} />
      {extra.length > 0 && <Raw item={item} title={t('panel.extra', { n: extra.length })} />}
    </div>
  );
}

function Words({
  item,
  which,
  language,
}: {
  readonly item: Item;
  readonly which: WordsOf;
  readonly language?: string;
}): ReactNode {
  const { t, language: shown } = useWords();
  const { run } = useCommands();
  const { work, form = '' } = useDeskState();
  const words = language ?? editLanguage(work.draft, shown);
  const label = t(LABELS[which]);
  const target = { draft: work.draft, form, pointer: item.pointer };
  return (
    <TextBox
      label={
        language === undefined
          ? label
          : t('panel.translation', { words: label, language: languageName(language, shown) })
      }
      value={wordsAt(target, item, which, words)}
      lang={words}
      lines={which === 'description' ? 2 : 1}
      onText={(text) =>
        run((where) => setText({ ...where, pointer: item.pointer }, which, text, words), { quiet: true })
      }
    />
  );
}

/** The words in the languages that the card does not show; only those of which there is something to translate. */
function Translations({
  item,
  words,
}: {
  readonly item: Item;
  readonly words: readonly WordsOf[];
}): ReactNode {
  const { t, language } = useWords();
  const { work, form = '' } = useDeskState();
  const { draft } = work;
  const edited = editLanguage(draft, language);
  const [first = edited] = languagesOf(draft);
  const others = languagesOf(draft).filter((one) => one !== edited);
  const target = { draft, form, pointer: item.pointer };
  const asked = words.filter((which) => which === 'title' || wordsAt(target, item, which, first) !== '');
  if (others.length === 0) return null;
  return (
    <section className="stack">
      <h3>{t('panel.translations')}</h3>
      {others.flatMap((one) =>
        asked.map((which) => <Words key={`${one} ${which}`} item={item} which={which} language={one} />),
      )}
    </section>
  );
}

function Unit({ item, schema }: { readonly item: Item; readonly schema: JsonObject }): ReactNode {
  const { t } = useWords();
  const { run } = useCommands();
  const unit = schema['x-unit'];
  // Words in every language at once were written by hand.
  if (unit !== undefined && typeof unit !== 'string') return null;
  return (
    <TextBox
      label={t('panel.unit')}
      value={unit ?? ''}
      onText={(text) => run((where) => setUnit({ ...where, pointer: item.pointer }, text), { quiet: true })}
    />
  );
}

function Chips({ item }: { readonly item: Item }): ReactNode {
  const { t } = useWords();
  const { run } = useCommands();
  const look = item.look && toJson(item.look);
  const open = isObject(look) && look['ui:widget'] === 'chips';
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={open}
        onChange={(event) => {
          const wanted = event.target.checked;
          run((where) => setChips({ ...where, pointer: item.pointer }, wanted), { quiet: true });
        }}
      />
      <span>{t('panel.chips')}</span>
    </label>
  );
}

interface LimitsProps {
  readonly item: Item;
  readonly schema: JsonObject;
  readonly limits: readonly Limit[];
}

function Limits({ item, schema, limits }: LimitsProps): ReactNode {
  const { t, words } = useWords();
  const { run } = useCommands();
  return (
    <fieldset className="panel-limits">
      <legend className="field-label">{t('panel.limits')}</legend>
      {limits.map((limit) => {
        const value = getAt(schema, `/${limit}`);
        return (
          <TextBox
            key={limit}
            numeric
            label={words(limitTitle(limit))}
            value={typeof value === 'number' ? String(value) : ''}
            onText={(text) => {
              const number = text.trim() === '' ? undefined : Number(text);
              return run((where) => setLimit({ ...where, pointer: item.pointer }, limit, number), {
                quiet: true,
              });
            }}
          />
        );
      })}
    </fieldset>
  );
}

/** What stands in the files about this part, to the letter. */
function Raw({
  item,
  title,
  open = false,
}: {
  readonly item: Item;
  readonly title: string;
  readonly open?: boolean;
}): ReactNode {
  const { t } = useWords();
  return (
    <details className="panel-raw" open={open}>
      <summary>{title}</summary>
      {/* A long text must be scrolled with the keyboard too. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre lang="en" tabIndex={0} aria-label={t('panel.raw')}>
        {JSON.stringify(toJson(item.schema), null, 2)}
        {item.look !== undefined && `\n\n${JSON.stringify(toJson(item.look), null, 2)}`}
      </pre>
    </details>
  );
}
