import { FORMATS } from './kinds.ts';

/** The formats of SPEC C5. They judge text only; other values pass. */
export const formatNames: readonly string[] = [...FORMATS.keys()];

export function isKnownFormat(name: string): boolean {
  return FORMATS.has(name);
}

/** Whether `text` has the format; true for a format that is not known, since unknown formats decide nothing. */
export function isFormat(name: string, text: string): boolean {
  return FORMATS.get(name)?.isValid(text) ?? true;
}
