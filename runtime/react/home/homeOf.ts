import type { Kit, Text } from '#core';
import { postWords, seatWords } from '../case/words.ts';
import type { Person } from '../data/index.ts';
import { answersAsked, orderedOpenings } from '../worker/openings.ts';
import type { HomeScreen } from './HomeScreen.ts';

/** The first page of this person, as the kit has it. */
export function homeOf(kit: Kit, me: Person): HomeScreen {
  const { title, sample, timeZone, languages } = kit;
  return {
    person: me.person,
    displayName: me.displayName,
    title,
    sample,
    offsetMinutes: timeZone.offsetMinutes,
    posts: me.holdings.map((holding): Text =>
      Object.fromEntries(
        languages.map((language) => [
          language,
          `${postWords(kit, holding.post, language)} · ${seatWords(kit, holding, language)}`,
        ]),
      ),
    ),
    tiles: orderedOpenings(kit, me).map(({ flow }, index) => ({
      flow: flow.id,
      title: flow.actions['open']?.title ?? flow.title,
      icon: index === 0 ? 'flag' : answersAsked(kit, flow.form) === 0 ? 'walk' : 'edit',
    })),
  };
}
