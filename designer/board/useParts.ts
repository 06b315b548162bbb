import { useMemo } from 'react';
import { isObject } from '#core';
import { findTree, toJson, type Draft } from '#designer/edit';
import { useDeskState } from '#designer/desk';
import { languagesOf, outlineOf, textsFile, type Item } from '#designer/form';
import { useWords } from '#designer/words';

/** The form that is open, as its author sees it. */
export interface OpenForm {
  readonly draft: Draft;
  readonly form: string;
  readonly outline: Item;
  readonly selected: string | undefined;
}

export function useOpenForm(): OpenForm | undefined {
  const { work, form, selected } = useDeskState();
  const { draft } = work;
  return useMemo(() => {
    const outline = form === undefined ? undefined : outlineOf(draft, form);
    return form === undefined || outline === undefined ? undefined : { draft, form, outline, selected };
  }, [draft, form, selected]);
}

/** Gives the title of a part in the language of the page, else in the first one, else its name. */
export type TitleOf = (item: Item) => string;

export function useTitles(draft: Draft, form: string): TitleOf {
  const { language } = useWords();
  const translated = findTree(draft, textsFile(form, language), '');
  return useMemo(() => titlesIn(translated && toJson(translated)), [translated]);
}

/** Title of a form in the list; the same rules. */
export function formTitle(draft: Draft, form: string, language: string): string {
  const translated = findTree(draft, textsFile(form, language), '/~1title');
  const own = translated ?? findTree(draft, `forms/${form}/form.schema.json`, '/title');
  const title = own && toJson(own);
  return typeof title === 'string' && title !== '' ? title : form;
}

function titlesIn(translated: unknown): TitleOf {
  const words = isObject(translated) ? translated : {};
  return (item) => {
    const other = words[`${item.pointer}/title`];
    if (typeof other === 'string') return other;
    const own =
      item.schema.kind === 'object'
        ? item.schema.members.find(({ key }) => key === 'title')?.tree
        : undefined;
    const title = own?.kind === 'scalar' ? toJson(own) : undefined;
    return typeof title === 'string' && title !== '' ? title : item.key;
  };
}

/** The language that words on the page are edited in: that of the page where the town has it, else the town's first. */
export function editLanguage(draft: Draft, language: string): string {
  const languages = languagesOf(draft);
  return languages.includes(language) ? language : (languages[0] ?? language);
}
