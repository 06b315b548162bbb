import type { Draft } from '#designer/edit';
import { textOf } from '#designer/edit';
import { finish, penFor, refused, say, type Commanded } from '#designer/form';

const GONE = say('这个打印模板已经不在了。', 'This template is no longer there.');

/**
 * Gives a template another text.
 * @param burst names what is typed in one go: it is one step
 */
export function setTemplate(
  draft: Draft,
  file: string,
  text: string,
  { title, burst }: { readonly title: string; readonly burst: string },
): Commanded {
  const there = draft.get(file);
  if (there?.kind !== 'text') return refused(GONE);
  const pen = penFor(draft);
  const from = textOf(there);
  if (from !== text) pen.write(file, from, text);
  return finish(pen, {
    label: say(`修改打印模板“${title}”`, `Change the template “${title}”`),
    focus: '',
    joins: `template ${file} ${burst}`,
  });
}
