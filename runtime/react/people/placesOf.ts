import { inLanguage, own, type Kit, type Language } from '#core';
import type { Option } from '../fields/Option.ts';

/** Where a post can be held, by its reach: grids under their villages, villages, departments, or the town alone. */
export function placesOf(kit: Kit, post: string, language: Language): readonly Option[] {
  const { division, units } = kit;
  switch (own(kit.posts, post)?.reach) {
    case 'grid':
      return Object.values(division.grids).map(({ code, name, village }) => ({
        value: code,
        label: inLanguage(name, language),
        group: inLanguage(own(division.villages, village)?.name ?? {}, language),
      }));
    case 'village':
      return Object.values(division.villages).map(({ code, name }) => ({
        value: code,
        label: inLanguage(name, language),
      }));
    case 'unit':
      return Object.values(units).map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }));
    case 'town':
      return [{ value: division.town.code, label: inLanguage(division.town.name, language) }];
    case undefined:
      return [];
  }
}
