import type { Pointer, Text } from '#core/base';
import { xKinds } from '#core/kinds';
import type { Condition } from '../Config.ts';
import {
  choice,
  either,
  filled,
  flag,
  integer,
  list,
  map,
  type Naming,
  object,
  optional,
  pointer,
  record,
  type Shape,
  words,
} from '../shape/index.ts';

/** Words of the schema itself are in the first language and translated by pointer; a Text is complete by itself. */
const label: Shape<string | Text> = either(filled, words);

/** What a field about a person has to declare (F4; PIPL §17: purpose, basis, retention). */
export interface PersonalUse {
  readonly purpose: string | Text;
  readonly basis: string | Text;
  readonly retention: string | Text;
  readonly sensitivity: string | Text;
}

export interface AttachmentLimits {
  readonly types: readonly string[];
  readonly maxBytes: number;
}

/** A check over several fields, beside the group that it is about: `x-checks` of the form, of a group or of a list's entries (SPEC X6). */
export interface CheckFile {
  /** Only then; always when absent. Both conditions are about the group that the check stands at. */
  readonly when?: Condition;
  readonly must: Condition;
  /** The field that the message belongs to, from that group: `/guardianName`. */
  readonly field: Pointer;
  readonly message: Text;
  /** It is said before sending and stops nothing: for what is unusual and may well be so. */
  readonly warns?: boolean;
}

const condition: Shape<Condition> = either(object, flag);

/** The extension keywords of forms (F4). */
export const extensionShapes = {
  'x-codes': filled,
  'x-kind': choice(...xKinds),
  'x-unit': label,
  /** An answer in words that is not among the choices is taken too (SPEC F4). */
  'x-other': flag,
  'x-personal': record<PersonalUse>()({ purpose: label, basis: label, retention: label, sensitivity: label }),
  'x-attachment': record<AttachmentLimits>()({ types: list(filled, 1), maxBytes: integer(1) }),
  /** The name that the field had in earlier versions of the form, in the same group (SPEC V2). */
  'x-was': filled,
  // What is inside is for the checks, which know the fields around it.
  'x-calc': object,
  'x-checks': list(
    record<CheckFile>()({
      when: optional(condition),
      must: condition,
      field: pointer,
      message: words,
      warns: optional(flag),
    }),
    1,
  ),
} as const satisfies Record<`x-${string}`, Shape<unknown>>;

const TEXT_PLACE: Naming = {
  pattern: /^(?:ui:)?\//,
  what: {
    'zh-CN': '文字的位置，例如 /properties/what/title 或 ui:/what/ui:help',
    en: 'the place of a text, for example /properties/what/title or ui:/what/ui:help',
  },
};

/** `forms/<form>/i18n/<lang>.json` */
export const formTextsShape: Shape<Readonly<Record<string, string>>> = map(TEXT_PLACE, filled);
