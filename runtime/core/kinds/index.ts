/** Kinds of fields: the one table of what is particular to each (SPEC Q). */
export type { FieldKind, Limit, PaletteGroup, PartName } from './FieldKind.ts';
export { formatNames, isFormat, isKnownFormat } from './formats.ts';
export { type KindId, kindIds, KINDS } from './kinds.ts';
export { faultOf, kindOf, kindOfFormat, kindOfMark, xKinds } from './kindOf.ts';
export { parseResidentId, type ResidentId } from './residentId.ts';
export { isChinese } from './words.ts';
