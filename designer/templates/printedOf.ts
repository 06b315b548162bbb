import { inLanguage, isObject, own, type Language, type Text } from '#core';
import type { Draft } from '#designer/edit';
import { languagesOf } from '#designer/form';
import { readTown, titleOf } from '#designer/refs';

/** A document that a flow prints. */
export interface Printed {
  readonly flow: string;
  readonly flowTitle: Text;
  readonly print: string;
  readonly title: Text;
}

/** A template file and what it is printed as. */
export interface TemplateFile {
  /** The file's name without `.hbs`: `incident-sheet.en`. */
  readonly name: string;
  readonly file: string;
  /** The language that it is printed in: its own, or the first one that has no template of its own. */
  readonly language: Language;
  /** Empty for a template that nothing prints. */
  readonly printed: readonly Printed[];
}

const TEMPLATE = /^templates\/([^/]+?)(?:\.([a-z]{2,3}(?:-[A-Za-z0-9]+)*))?\.hbs$/;

/** Every template of the town in the order of its names. Never throws. */
export function templateFiles(draft: Draft): readonly TemplateFile[] {
  const prints = printsOf(draft);
  const languages = languagesOf(draft);
  const found = [...draft.keys()].flatMap((file): readonly TemplateFile[] => {
    const [, base, tag] = TEMPLATE.exec(file) ?? [];
    if (base === undefined) return [];
    const name = file.slice('templates/'.length, -'.hbs'.length);
    const left = languages.find((language) => !draft.has(`templates/${base}.${language}.hbs`));
    const language = tag ?? left ?? languages[0] ?? 'zh-CN';
    return [{ name, file, language, printed: prints.get(base) ?? [] }];
  });
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What people call a template: what is printed with it, else the file's name. */
export function templateTitle({ name, printed }: TemplateFile, language: Language): string {
  const [first] = printed;
  return first === undefined ? name : inLanguage(first.title, language);
}

function printsOf(draft: Draft): ReadonlyMap<string, readonly Printed[]> {
  const found = new Map<string, Printed[]>();
  for (const flow of readTown(draft).flows.values()) {
    const prints = own(flow.value, 'prints');
    for (const [print, value] of Object.entries(isObject(prints) ? prints : {})) {
      const template = isObject(value) ? own(value, 'template') : undefined;
      if (typeof template !== 'string') continue;
      const printed = { flow: flow.id, flowTitle: flow.title, print, title: titleOf(value, print) };
      found.set(template, [...(found.get(template) ?? []), printed]);
    }
  }
  return found;
}
