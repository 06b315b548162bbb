import type { KitFile } from '../Config.ts';
import {
  filled,
  flag,
  ID,
  list,
  type Naming,
  optional,
  record,
  set,
  type Shape,
  string,
  words,
} from '../shape/index.ts';

const LANGUAGE: Naming = {
  pattern: /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/,
  what: { 'zh-CN': '语言代码，例如 zh-CN', en: 'a language tag, for example zh-CN' },
};

const OFFSET: Naming = {
  pattern: /^[+-](?:0[0-9]|1[0-4]):[0-5][0-9]$/,
  what: { 'zh-CN': '与世界时的差，例如 +08:00', en: 'an offset, for example +08:00' },
};

/** Read before everything else: which languages words must be complete in. */
export const languagesShape = list(string(LANGUAGE), 1);

export const kitShape: Shape<KitFile> = record<KitFile>()({
  id: string(ID),
  title: words,
  languages: set(string(LANGUAGE), 1),
  timeZone: record<KitFile['timeZone']>()({ name: filled, offset: string(OFFSET) }),
  operator: record<KitFile['operator']>()({ name: words, filing: filled, complaints: words }),
  sample: optional(flag),
});
