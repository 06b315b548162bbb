import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import { flowOf } from '../case/words.ts';
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
import { Greeting, QuickActions, homeOf } from '../home/index.ts';
import { useTexts } from '../texts/index.ts';
import { Card, Icon, Light, Loading } from '../ui/index.ts';
import { CaseCard } from './CaseCard.tsx';
import { StorageNote } from './StorageNote.tsx';
import './today.css';

/** Enough to see what matters; the rest is under its own heading. */
const SHOWN = 5;

/** The first page: what waits, what to begin, what was done. */
export function TodayPage(): ReactNode {
  const { t } = useTexts();
  const place = useWorkplace();
  const { kit, me } = place;
  const home = useMemo(() => homeOf(kit, me), [kit, me]);
  const now = useNow();
  const cases = useCases();
  const ready = useIndexReady();
  const todos = useMemo(() => todosOf(place, cases), [place, cases]);
  const recent = useMemo(() => handledBy(place.me.person, cases).slice(0, SHOWN), [place, cases]);
  return (
    <div className="today">
      <Greeting home={home} now={now} />
      <StorageNote />
      <QuickActions tiles={home.tiles} />
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
