import { inLanguage, own, seatsOf, type Kit, type Language } from '#core';
import type { Option } from '../fields/Option.ts';

/** Where a post can be held: grids under their villages, villages, departments, or the town alone. */
export function placesOf(kit: Kit, post: string, language: Language): readonly Option[] {
  return seatsOf(kit, post).map(({ code, name, village }) => ({
    value: code,
    label: inLanguage(name, language),
    ...(village !== undefined && {
      group: inLanguage(own(kit.division.villages, village)?.name ?? {}, language),
    }),
  }));
}
