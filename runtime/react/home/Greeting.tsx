import type { ReactNode } from 'react';
import { formatInstant, localDate, weekdayOf, weekdayWords } from '#core';
import { useTexts, type TextKey } from '../texts/index.ts';
import { Badge } from '../ui/index.ts';
import type { HomeScreen } from './HomeScreen.ts';

/** Who is here, in which posts, and what day it is. `now` in ms since 1970. */
export function Greeting({ home, now }: { readonly home: HomeScreen; readonly now: number }): ReactNode {
  const { t, words, language } = useTexts();
  const { offsetMinutes, displayName, posts } = home;
  const today = localDate(now, offsetMinutes);
  const hour = new Date(now + offsetMinutes * 60_000).getUTCHours();
  return (
    <header className="greeting">
      <h1>{t('today.hello', { greeting: t(greetingAt(hour)), name: displayName })}</h1>
      <p className="soft">
        {formatInstant(now, offsetMinutes, language, 'date')} {weekdayWords(weekdayOf(today) ?? 0, language)}
      </p>
      <p className="row">
        {posts.map((post) => (
          <Badge key={words(post)} tone="brand">
            {words(post)}
          </Badge>
        ))}
      </p>
    </header>
  );
}

function greetingAt(hour: number): TextKey {
  if (hour < 5 || hour >= 18) return 'today.evening';
  if (hour < 11) return 'today.morning';
  return hour < 13 ? 'today.noon' : 'today.afternoon';
}
