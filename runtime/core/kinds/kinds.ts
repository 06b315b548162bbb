import { commonKinds } from './commonKinds.ts';
import { dateKinds } from './dateKinds.ts';
import type { FieldKind } from './FieldKind.ts';
import { mediaKinds } from './mediaKinds.ts';
import { peopleKinds } from './peopleKinds.ts';
import { placeKinds } from './placeKinds.ts';
import { structureKinds } from './structureKinds.ts';

const TABLE = {
  ...commonKinds,
  ...dateKinds,
  ...mediaKinds,
  ...peopleKinds,
  ...placeKinds,
  ...structureKinds,
};

export type KindId = keyof typeof TABLE;

/** Every kind of field there is, in the order of the palette: the one table (SPEC Q1). */
export const KINDS: Readonly<Record<KindId, FieldKind>> = TABLE;

export const kindIds = Object.keys(TABLE) as readonly KindId[];
