import { useMemo } from 'react';
import { own, type Holding, type Kit } from '#core';
import { useWorkplace } from '../data/Workplace.tsx';
import { useTexts } from '../texts/index.ts';
import { postWords, seatWords } from './words.ts';

/** How people are called: oneself and colleagues by name, with post and area. */
export interface Names {
  readonly person: (account: string) => string;
  readonly author: (by: string, as: Holding) => string;
  /** Shorter: oneself by name, others by post and name. */
  readonly reporter: (opening: Holding & { readonly by: string }) => string;
}

/** The names for a kit. */
export function useNames(kit: Kit): Names {
  const { me, people } = useWorkplace();
  const { language, t } = useTexts();
  return useMemo(() => {
    const person = (account: string): string =>
      account === me.person
        ? t('text.aside', { text: me.displayName, aside: t('case.me') })
        : (own(people(), account) ?? account);
    return {
      person,
      author: (by, as) =>
        `${postWords(kit, as.post, language)} · ${seatWords(kit, as, language)} · ${person(by)}`,
      reporter: ({ by, post }) =>
        by === me.person ? person(by) : `${postWords(kit, post, language)} ${person(by)}`,
    };
  }, [kit, me, people, language, t]);
}
