import type { JsonValue, Text } from '#core';
import { isObject, isText, own } from '#core';

export function say(chinese: string, english: string): Text {
  return { 'zh-CN': chinese, en: english };
}

/** A sentence with names put in: `fill('流程“{0}”', 'the flow “{0}”', title)`. */
export function fill(chinese: string, english: string, ...names: readonly (Text | string)[]): Text {
  const put = (sentence: string, language: 'zh-CN' | 'en'): string =>
    sentence.replace(/\{(\d)\}/g, (_hole, index: string) => {
      const name = names[Number(index)] ?? '';
      return typeof name === 'string' ? name : (name[language] ?? Object.values(name)[0] ?? '');
    });
  return say(put(chinese, 'zh-CN'), put(english, 'en'));
}

/** The title that a raw file gives, or the name when it gives none. */
export function titleOf(value: JsonValue | undefined, name: string): Text {
  const title = isObject(value) ? own(value, 'title') : undefined;
  if (isText(title) && Object.keys(title).length > 0) return title;
  return typeof title === 'string' && title !== '' ? say(title, title) : say(name, name);
}
