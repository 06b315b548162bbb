import { useState, type ReactNode } from 'react';
import {
  display,
  type Case,
  type CaseEvent,
  type Edit,
  type JsonValue,
  type Kit,
  type Question,
} from '#core';
import { actsOf, submit, useNow, useWorkplace, type ActOption } from '../data/index.ts';
import { useTexts } from '../texts/index.ts';
import { Button, useToast } from '../ui/index.ts';
import { fieldTitle } from './EditWords.tsx';
import { momentWords } from './moment.ts';
import { useNames } from './names.ts';
import { flowOf } from './words.ts';

/** Fields that two people filled differently. Both answers stand side by side until someone chooses. */
export function Questions({ kit, one }: { readonly kit: Kit; readonly one: Case }): ReactNode {
  const { t } = useTexts();
  if (one.questions.length === 0) return null;
  return (
    <section className="questions" aria-label={t('case.questions', { n: one.questions.length })}>
      <h2>{t('case.questions', { n: one.questions.length })}</h2>
      <p className="small">{t('case.questions.help')}</p>
      {one.questions.map((question) => (
        <QuestionView
          key={`${question.pointer} ${question.otherFrom}`}
          kit={kit}
          one={one}
          question={question}
        />
      ))}
    </section>
  );
}

function QuestionView({
  kit,
  one,
  question,
}: {
  readonly kit: Kit;
  readonly one: Case;
  readonly question: Question;
}): ReactNode {
  const { t, language } = useTexts();
  const place = useWorkplace();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const form = flowOf(kit, one.flow)?.form ?? '';
  const act = actsOf(place, one).find((option) => option.decision.allow && mayEdit(option, question.pointer));

  async function choose(
    { act: name, post = '', seat = '', action }: ActOption,
    to: JsonValue | undefined,
  ): Promise<void> {
    setBusy(true);
    const edit: Edit = {
      pointer: question.pointer,
      ...(question.current === undefined ? {} : { from: question.current }),
      ...(to === undefined ? {} : { to }),
      answers: [question.otherFrom, ...(question.currentFrom === null ? [] : [question.currentFrom])],
    };
    const result = await submit(place, {
      flow: one.flow,
      act: name,
      as: { post, seat },
      on: one,
      edits: [edit],
    });
    setBusy(false);
    if (result.status === 'kept') toast(t('act.done', { title: action.title[language] ?? name }));
    else
      toast(t('act.failed', { reason: t(result.status === 'full' ? 'act.full' : 'act.unknown') }), {
        tone: 'bad',
      });
  }

  const sides = [
    { key: 'case.question.current', value: question.current, from: question.currentFrom ?? firstEvent(one) },
    { key: 'case.question.other', value: question.other, from: question.otherFrom },
  ] as const;
  return (
    <div className="question">
      <h3>{fieldTitle(kit, form, question.pointer, language)}</h3>
      <div className="question-sides">
        {sides.map(({ key, value, from }) => (
          <div key={key} className="question-side">
            <p className="small soft">{t(key)}</p>
            <p className="question-value">{display(kit, form, question.pointer, value, language)}</p>
            <p className="small soft">
              <Source kit={kit} one={one} event={from} />
            </p>
            {act !== undefined && (
              <Button wide busy={busy} onClick={() => void choose(act, value)}>
                {t('case.question.choose')}
              </Button>
            )}
          </div>
        ))}
      </div>
      {act === undefined && <p className="small soft">{t('case.question.wait')}</p>}
    </div>
  );
}

function Source({
  kit,
  one,
  event,
}: {
  readonly kit: Kit;
  readonly one: Case;
  readonly event: string | undefined;
}): ReactNode {
  const { t, language } = useTexts();
  const now = useNow();
  const names = useNames(kit);
  const entry = one.timeline.find((line) => line.kind === 'event' && line.event._id === event);
  if (entry?.kind !== 'event') return null;
  const who = names.author(entry.event.by, entry.event);
  return t('case.question.by', { who, time: momentWords(kit, entry.at, now, language) });
}

function mayEdit({ action }: ActOption, pointer: string): boolean {
  return action.edits?.some((place) => pointer === place || pointer.startsWith(`${place}/`)) === true;
}

function firstEvent(one: Case): string | undefined {
  const opening = one.timeline.find(
    (entry): entry is typeof entry & { event: CaseEvent } =>
      entry.kind === 'event' && entry.event.act === 'open',
  );
  return opening?.event._id;
}
