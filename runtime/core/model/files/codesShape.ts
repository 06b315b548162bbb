import type { CodeFile, CodeTableFile } from '../Config.ts';
import { choice, filled, flag, list, object, optional, record, type Shape, words } from '../shape/index.ts';

export const codesShape: Shape<CodeTableFile> = record<CodeTableFile>()({
  title: words,
  standard: filled,
  edition: filled,
  confidence: choice<CodeTableFile['confidence']>('high', 'medium', 'low'),
  codes: list(
    record<CodeFile>()({ code: filled, title: words, retired: optional(flag), facts: optional(object) }),
    1,
  ),
});
