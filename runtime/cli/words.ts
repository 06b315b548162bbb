import type { Text } from '#core';

/** The two languages of the command line. */
export type CliLanguage = 'zh-CN' | 'en';

/** Chinese, English. */
export function say(language: CliLanguage, chinese: string, english: string): string {
  return language === 'zh-CN' ? chinese : english;
}

export function read(text: Text, language: CliLanguage): string {
  return text[language] ?? Object.values(text)[0] ?? '';
}

/**
 * The language asked for, else that of the environment. A machine without one (`C`, `POSIX`, nothing) speaks
 * Chinese, as the product does; one that is set to any other language than Chinese reads English.
 */
export function languageOf(
  asked: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): CliLanguage | undefined {
  if (asked !== undefined) return asked === 'zh-CN' || asked === 'en' ? asked : undefined;
  const set = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find(
    (value) => value !== undefined && value !== '',
  );
  const name = (set ?? '').split(/[._@]/)[0]?.toLowerCase() ?? '';
  return name === '' || name === 'c' || name === 'posix' || name === 'zh' ? 'zh-CN' : 'en';
}
