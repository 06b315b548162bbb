import type { Text } from '#core';
import type { Draft } from '#designer/edit';
import { textsOf } from '#designer/edit';
import { finish, refused, say, type Commanded, type FreshName } from './Command.ts';
import { formIds, languagesOf, schemaFile, textsFile, uiFile } from './reading.ts';
import { penFor } from './Pen.ts';

const NO_TITLE = say('请填写表单名称。', 'Give the form a name.');

/** An empty form with this title in the town's first language. `focus` is its id. */
export function addForm(draft: Draft, title: string, fresh: FreshName): Commanded {
  const words = title.trim();
  if (words === '') return refused(NO_TITLE);
  const id = fresh('form', (name) => isUsed(draft, name));
  const pen = penFor(draft);
  pen.write(schemaFile(id), null, text({ title: words, type: 'object', properties: {} }));
  pen.write(uiFile(id), null, text({ 'ui:order': ['*'] }));
  for (const language of languagesOf(draft).slice(1)) pen.write(textsFile(id, language), null, text({}));
  return finish(pen, { label: say(`新建表单“${words}”`, `New form “${words}”`), focus: id });
}

/** A form with another title that begins as a copy of one. */
export function copyForm(draft: Draft, form: string, title: string, fresh: FreshName): Commanded {
  const words = title.trim();
  if (words === '') return refused(NO_TITLE);
  const id = fresh('form', (name) => isUsed(draft, name));
  const pen = penFor(draft);
  const folder = `forms/${form}/`;
  for (const [path, source] of textsOf(draft))
    if (path.startsWith(folder)) pen.write(`forms/${id}/${path.slice(folder.length)}`, null, source);
  if (pen.find(schemaFile(id), '/title') !== undefined) pen.replace(schemaFile(id), '/title', scalar(words));
  return finish(pen, { label: say(`复制为新表单“${words}”`, `Copy to a new form “${words}”`), focus: id });
}

/** Takes a form away with its layout and words. */
export function removeForm(draft: Draft, form: string, title: Text): Commanded {
  const pen = penFor(draft);
  const folder = `forms/${form}/`;
  for (const [path, source] of textsOf(draft)) if (path.startsWith(folder)) pen.write(path, source, null);
  return finish(pen, {
    label: say(
      `删除表单“${title['zh-CN'] ?? form}”`,
      `Delete the form “${title['en'] ?? title['zh-CN'] ?? form}”`,
    ),
    focus: '',
  });
}

function isUsed(draft: Draft, id: string): boolean {
  return formIds(draft).includes(id) || [...draft.keys()].some((path) => path.startsWith(`forms/${id}/`));
}

const text = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
const scalar = (words: string) => ({ kind: 'scalar', json: JSON.stringify(words) }) as const;
