import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import { formatInstant, localDate, weekdayOf, weekdayWords } from '#core';
import { flowOf, postWords, seatWords } from '../case/words.ts';
import {
  handledBy,
  lightOfCase,
  todosOf,
  useCases,
  useIndexReady,
  useNow,
  useWorkplace,
} from '../data/index.ts';
import { draftAddress, type DraftHead } from '../draft/index.ts';
import { useTexts, type TextKey } from '../texts/index.ts';
import { Badge, Card, Icon, Light, Loading } from '../ui/index.ts';
import { answersAsked, orderedOpenings } from './openings.ts';
import { CaseCard } from './CaseCard.tsx';
import { StorageNote } from './StorageNote.tsx';
import './today.css';

/** Enough to see what matters; the rest is under its own heading. */
const SHOWN = 5;

/** The first page: what waits, what to begin, what was done. */
export function TodayPage(): ReactNode {
  const { t } = useTexts();
  const place = useWorkplace();
  const cases = useCases();
  const ready = useIndexReady();
  const todos = useMemo(() => todosOf(place, cases), [place, cases]);
  const recent = useMemo(() => handledBy(place.me.person, cases).slice(0, SHOWN), [place, cases]);
  return (
    <div className="today">
      <Greeting />
      <StorageNote />
      <QuickActions />
      <Drafts />
      <section>
        <header className="section-head">
          <h2>
            {t('today.todo')} {todos.length > 0 && <span className="count">{todos.length}</span>}
          </h2>
          {todos.length > SHOWN && <Link href="/todo">{t('today.todo.all')}</Link>}
        </header>
        {!ready && <Loading label={t('app.loading')} />}
        {ready && todos.length === 0 && (
          <p className="calm">
            <Icon name="check" />
            {t('today.todo.none')}
          </p>
        )}
        {todos.length > 0 && <LightCounts lights={todos.map(lightOfCase)} />}
        <div className="case-list">
          {todos.slice(0, SHOWN).map((one) => (
            <CaseCard key={one.id} one={one} href={`/todo/${one.id}`} />
          ))}
        </div>
      </section>
      {recent.length > 0 && (
        <section>
          <header className="section-head">
            <h2>{t('today.recent')}</h2>
          </header>
          <div className="case-list">
            {recent.map((one) => (
              <CaseCard key={one.id} one={one} href={`/case/${one.id}`} />
            ))}
          </div>
        </section>
      )}
    </div>
  );
}

function Greeting(): ReactNode {
  const { t, language } = useTexts();
  const { me, kit } = useWorkplace();
  const now = useNow();
  const { offsetMinutes } = kit.timeZone;
  const today = localDate(now, offsetMinutes);
  const hour = new Date(now + offsetMinutes * 60_000).getUTCHours();
  const key = greetingAt(hour);
  return (
    <header className="greeting">
      <h1>{t('today.hello', { greeting: t(key), name: me.displayName })}</h1>
      <p className="soft">
        {formatInstant(now, offsetMinutes, language, 'date')} {weekdayWords(weekdayOf(today) ?? 0, language)}
      </p>
      <p className="row">
        {me.holdings.map((holding) => (
          <Badge key={`${holding.post}@${holding.seat}`} tone="brand">
            {postWords(kit, holding.post, language)} · {seatWords(kit, holding, language)}
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

function QuickActions(): ReactNode {
  const { t, words } = useTexts();
  const { kit, me } = useWorkplace();
  const openings = useMemo(() => orderedOpenings(kit, me), [kit, me]);
  if (openings.length === 0) return null;
  return (
    <nav className="quick" aria-label={t('today.quick')}>
      {openings.map(({ flow }, index) => (
        <Link
          key={flow.id}
          href={`/report/${flow.id}`}
          className={index === 0 ? 'quick-tile quick-main' : 'quick-tile'}
        >
          <Icon name={index === 0 ? 'flag' : answersAsked(kit, flow.form) === 0 ? 'walk' : 'edit'} />
          <span>{words(flow.actions['open']?.title ?? flow.title)}</span>
        </Link>
      ))}
    </nav>
  );
}

interface Begun {
  readonly head: DraftHead;
  readonly isReadable: boolean;
}

function Drafts(): ReactNode {
  const { t, words } = useTexts();
  const { drafts, me, kit } = useWorkplace();
  const [found, setFound] = useState<readonly Begun[]>([]);
  useEffect(() => {
    let gone = false;
    Promise.all([drafts.heads(me.person), drafts.unreadable(me.person)]).then(
      ([heads, unreadable]) => {
        const closed = new Set(unreadable.map(({ head }) => head.id));
        const begun = heads.map((head): Begun => ({ head, isReadable: !closed.has(head.id) }));
        // First what asks for a decision.
        if (!gone) setFound(begun.sort((a, b) => Number(a.isReadable) - Number(b.isReadable)));
      },
      () => undefined, // without storage there are no drafts to show
    );
    return () => {
      gone = true;
    };
  }, [drafts, me]);
  if (found.length === 0) return null;
  return (
    <Card title={t('today.drafts')} flush>
      <ul className="rows">
        {found.slice(0, 3).map(({ head, isReadable }) => (
          <li key={head.id}>
            <Link className="row-link" href={draftAddress(head)}>
              <Icon name={isReadable ? 'edit' : 'warn'} />
              <span>{words(flowOf(kit, head.flow)?.actions[head.act]?.title ?? {})}</span>
              <span className="soft small">
                {t(isReadable ? 'draft.continue' : 'draft.unreadable.short')}
              </span>
              <Icon name="next" />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function LightCounts({ lights }: { readonly lights: readonly ReturnType<typeof lightOfCase>[] }): ReactNode {
  const { t } = useTexts();
  const shown = (['red', 'yellow'] as const).map((light) => ({
    light,
    n: lights.filter((one) => one === light).length,
  }));
  if (shown.every(({ n }) => n === 0)) return null;
  return (
    <p className="row light-counts">
      {shown
        .filter(({ n }) => n > 0)
        .map(({ light, n }) => (
          <Light key={light} light={light}>
            {t(`light.${light}`)} {n}
          </Light>
        ))}
    </p>
  );
}
