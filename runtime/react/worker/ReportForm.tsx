import { useRef, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { asksReview, type Flow, type JsonObject } from '#core';
import { UnreadableNote } from '../case/UnreadableNote.tsx';
import { gridWords } from '../case/words.ts';
import { openerFor, submit, useWorkplace, type Opening } from '../data/index.ts';
import { DraftLine } from '../draft/DraftLine.tsx';
import { DraftWords } from '../draft/DraftWords.tsx';
import { draftId, useDraft, type DraftControl } from '../draft/index.ts';
import { KitForm, createFileBasket, pruneObject, startData } from '../form/index.ts';
import { Reviewable } from '../review/index.ts';
import { useTexts } from '../texts/index.ts';
import { Banner, Button, Loading, useToast } from '../ui/index.ts';
import { Confirm } from '../ui/Confirm.tsx';
import { GridChoice } from './GridChoice.tsx';
import { lastPlace, rememberPlace } from './lastPlace.ts';

/** The form that opens a case, kept as a draft from the first letter. */
export function ReportForm({
  opening,
  corrects,
}: {
  readonly opening: Opening;
  /** Id of the event that was not taken and is corrected here. */
  readonly corrects?: string | null;
}): ReactNode {
  const { t } = useTexts();
  const { drafts, me, clock } = useWorkplace();
  const { flow } = opening;
  const id = draftId(me.person, flow.id, 'open', undefined, corrects);
  const draft = useDraft(drafts, { id, person: me.person, flow: flow.id, act: 'open' }, clock);
  const [round, setRound] = useState(0);
  if (draft.state.status === 'opening') return <Loading label={t('app.loading')} />;
  if (draft.state.status === 'unreadable') {
    return (
      <UnreadableNote
        draft={draft.state.draft}
        onAgain={draft.again}
        onDiscard={() => void draft.discard()}
      />
    );
  }
  return <Opened key={round} opening={opening} draft={draft} onAgain={() => setRound(round + 1)} />;
}

interface OpenedProps {
  readonly opening: Opening;
  readonly draft: DraftControl;
  /** Begins with an empty form. */
  readonly onAgain: () => void;
}

function Opened({ opening: { flow, grids }, draft, onAgain }: OpenedProps): ReactNode {
  const { t, words, language } = useTexts();
  const { kit, clock } = useWorkplace();
  const [start] = useState(draft.found);
  const [grid, setGrid] = useState(start?.grid ?? grids[0] ?? '');
  const [files] = useState(() => createFileBasket(start?.files));
  const [initial] = useState(
    () => start?.data ?? { ...startData(kit, flow.form), ...lastPlace(kit, flow.form, grid) },
  );
  const latest = useRef<Readonly<Record<string, unknown>>>(initial);
  const [asking, setAsking] = useState(false);
  const { send, busy, failure } = useOpen(flow, grid, draft);
  const isReviewed = asksReview(kit, flow.form);

  function keep(data: Readonly<Record<string, unknown>>, stored: JsonObject, where: string): void {
    latest.current = data;
    draft.keep({ data: stored, files: files.usedIn(data), grid: where });
  }

  return (
    <>
      <Reviewable
        kit={kit}
        form={flow.form}
        files={files}
        asks={() => isReviewed}
        submit={t('report.submit')}
        busy={busy}
        failure={failure}
        onSend={(data) => void send(data, files.usedIn(data))}
      >
        {(asked) => (
          <>
            {start !== undefined && (
              <Banner
                icon="edit"
                actions={
                  <Button tone="quiet" onClick={() => setAsking(true)}>
                    {t('draft.discard')}
                  </Button>
                }
              >
                <DraftWords draft={start} />
              </Banner>
            )}
            {flow.actions['open']?.help !== undefined && (
              <p className="small soft">{words(flow.actions['open'].help)}</p>
            )}
            {grids.length > 1 ? (
              <GridChoice
                grids={grids}
                value={grid}
                onChange={(next) => {
                  setGrid(next);
                  keep(latest.current, pruneObject(latest.current), next);
                }}
              />
            ) : (
              <p className="report-grid small soft">
                {t('text.label', { title: t('report.grid'), value: gridWords(kit, grid, language) })}
              </p>
            )}
            <KitForm
              kit={kit}
              form={flow.form}
              initial={initial}
              files={files}
              grids={grids}
              grid={grid}
              clock={clock}
              foldOptional
              onChange={(data, stored) => keep(data, stored(), grid)}
              {...asked}
            >
              <div className="report-foot">
                <div aria-live="assertive">
                  {failure !== null && (
                    <Banner tone="bad" icon="warn">
                      {failure}
                    </Banner>
                  )}
                </div>
                <Button tone="main" wide type="submit" busy={busy}>
                  {t(isReviewed ? 'review.next' : 'report.submit')}
                </Button>
                <DraftLine draft={draft} />
              </div>
            </KitForm>
          </>
        )}
      </Reviewable>
      <Confirm
        title={t('draft.discard')}
        body={t('draft.discard.ask')}
        yes={t('draft.discard')}
        no={t('draft.keep')}
        open={asking}
        onNo={() => setAsking(false)}
        onYes={() => void draft.discard().then(onAgain)}
      />
    </>
  );
}

function useOpen(
  flow: Flow,
  grid: string,
  draft: DraftControl,
): {
  readonly send: (data: JsonObject, files: Parameters<typeof createFileBasket>[0]) => Promise<void>;
  readonly busy: boolean;
  readonly failure: string | null;
} {
  const place = useWorkplace();
  const { t, words } = useTexts();
  const toast = useToast();
  const [, navigate] = useLocation();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function send(data: JsonObject, files: Parameters<typeof createFileBasket>[0]): Promise<void> {
    const as = openerFor(place.kit, flow, place.me, grid);
    if (as === undefined) return;
    setBusy(true);
    const result = await submit(place, {
      flow: flow.id,
      act: 'open',
      as,
      on: { grid },
      data,
      files: files ?? [],
      corrects: draft.found?.corrects,
    });
    setBusy(false);
    if (result.status !== 'kept') {
      setFailure(t('act.failed', { reason: t(result.status === 'full' ? 'act.full' : 'act.unknown') }));
      return;
    }
    // The record is kept: a draft that cannot be put away must not hold up the way to it.
    await draft.discard().catch(() => undefined);
    rememberPlace(place.kit, flow.form, grid, data);
    const title = words(flow.actions['open']?.title ?? flow.title);
    toast(t('act.done', { title }), {
      action: { label: t('report.another'), run: () => navigate(`/report/${flow.id}`) },
    });
    navigate(`/case/${result.event.case}`);
  }
  return { send, busy, failure };
}
