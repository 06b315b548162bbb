import { inLanguage, type FieldError } from '#core';
import type { UiLanguage } from '../../texts/index.ts';

export function messagesOf(errors: readonly FieldError[], language: UiLanguage): readonly string[] {
  return errors.map(({ message }) => inLanguage(message, language));
}
