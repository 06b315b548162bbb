import { useMemo, useState, type ReactNode } from 'react';
import {
  asksReview,
  isChinese,
  own,
  proposalsFor,
  setAt,
  type Case,
  type Edit,
  type JsonObject,
  type Kit,
  type Proposal,
} from '#core';
import { DraftLine } from '../draft/DraftLine.tsx';
import { DraftWords } from '../draft/DraftWords.tsx';
import { draftId, useDraft, type Draft } from '../draft/index.ts';
import { KitForm, createFileBasket, startData, type FileBasket } from '../form/index.ts';
import { gridsOf, useWorkplace, type ActOption } from '../data/index.ts';
import { Reviewable } from '../review/index.ts';
import { useTexts } from '../texts/index.ts';
import { Button, Loading, useToast } from '../ui/index.ts';
import type { Sending } from './Sending.ts';
import { fieldTitle } from './EditWords.tsx';
import { editsBetween } from './editsBetween.ts';
import { UnreadableNote } from './UnreadableNote.tsx';

/** So many changes of a record are still seen at a glance (SPEC B4). */
const SEEN_AT_A_GLANCE = 3;

interface ActFormProps {
  readonly kit: Kit;
  readonly one: Case;
  readonly option: ActOption;
  /** Id of the event that was not taken and is corrected here. */
  readonly corrects: string | null;
  readonly busy: boolean;
  readonly onSend: (sending: Sending) => Promise<boolean>;
  readonly onCancel: () => void;
}

/** The small form of an act, or the part of the record that it edits. Closing keeps what was typed as a draft. */
export function ActForm(props: ActFormProps): ReactNode {
  const { kit, one, option, corrects } = props;
  const { t } = useTexts();
  const { drafts, me, clock } = useWorkplace();
  const { act, action } = option;
  const id = draftId(me.person, one.flow, act, one.id, corrects);
  const draft = useDraft(drafts, { id, person: me.person, flow: one.flow, act, case: one.id }, clock);
  const form = action.form ?? own(kit.flows, one.flow)?.form;
  if (draft.state.status === 'opening' || form === undefined) return <Loading label={t('app.loading')} />;
  if (draft.state.status === 'unreadable') {
    return (
      <UnreadableNote
        draft={draft.state.draft}
        onAgain={draft.again}
        onDiscard={() => void draft.discard()}
      />
    );
  }
  return <OpenedForm {...props} form={form} draft={draft} />;
}

function OpenedForm(
  props: ActFormProps & { readonly form: string; readonly draft: ReturnType<typeof useDraft> },
): ReactNode {
  const { kit, one, option, busy, onSend, onCancel, form, draft } = props;
  const { t, words } = useTexts();
  const { clock, me } = useWorkplace();
  const toast = useToast();
  const { action, post = '', seat = '' } = option;
  const edits = action.edits;
  // What the author sees when the sheet opens is the base of their edits, whatever arrives meanwhile.
  const [seen] = useState(one.record);
  const files = useCaseFiles(one, draft.found?.files);
  const [proposals] = useState(() =>
    draft.found === undefined ? proposalsFor(kit, action, one.record, clock()) : [],
  );
  const [initial] = useState(
    () => draft.found?.data ?? (edits === undefined ? proposed(startData(kit, form), proposals) : one.record),
  );
  const grids = useMemo(() => {
    const own = gridsOf(kit, { post, seat });
    return own.length > 0 ? own : [...new Set(me.holdings.flatMap((holding) => gridsOf(kit, holding)))];
  }, [kit, me, post, seat]);

  const changesOf = (data: JsonObject): readonly Edit[] => within(edits ?? [], editsBetween(seen, data));
  const isLookedThrough = (data: JsonObject): boolean =>
    edits === undefined ? asksReview(kit, form) : changesOf(data).length > SEEN_AT_A_GLANCE;

  async function send(data: JsonObject): Promise<void> {
    const what = edits === undefined ? { data } : { edits: changesOf(data) };
    const sending = { ...what, corrects: draft.found?.corrects };
    if ('edits' in what && what.edits.length === 0) {
      toast(t('act.nothing'));
      return;
    }
    const isKept = await onSend({ ...sending, files: files.usedIn(what) });
    if (isKept) await draft.discard().catch(() => undefined);
  }

  return (
    <>
      {draft.found !== undefined && (
        <DraftNote draft={draft.found} onDiscard={() => void draft.discard().then(onCancel)} />
      )}
      {proposals.length > 0 && <Proposed kit={kit} form={form} proposals={proposals} />}
      <Reviewable
        kit={kit}
        form={form}
        files={files}
        asks={isLookedThrough}
        {...(edits === undefined ? {} : { edits: changesOf })}
        submit={words(action.title)}
        danger={action.tone === 'danger'}
        busy={busy}
        onSend={(data) => void send(data)}
      >
        {(asked) => (
          <KitForm
            kit={kit}
            form={form}
            initial={initial}
            files={files}
            grids={grids}
            grid={one.grid}
            clock={clock}
            {...(edits === undefined ? {} : { only: edits })}
            onChange={(data, stored) => draft.keep({ data: stored(), files: files.usedIn(data) })}
            {...asked}
          >
            <div className="sheet-buttons">
              <Button onClick={onCancel}>{t('act.cancel')}</Button>
              <Button tone={action.tone === 'danger' ? 'danger' : 'main'} type="submit" busy={busy}>
                {words(action.title)}
              </Button>
            </div>
            <DraftLine draft={draft} />
          </KitForm>
        )}
      </Reviewable>
    </>
  );
}

/** Says which answers stand there already: they are the town's rules, and may be changed. */
function Proposed({
  kit,
  form,
  proposals,
}: {
  readonly kit: Kit;
  readonly form: string;
  readonly proposals: readonly Proposal[];
}): ReactNode {
  const { t, language } = useTexts();
  const fields = proposals.map(({ pointer }) => fieldTitle(kit, form, pointer, language));
  return (
    <p className="small soft">
      {t('act.proposed', { fields: fields.join(isChinese(language) ? '、' : ', ') })}
    </p>
  );
}

function proposed(data: JsonObject, proposals: readonly Proposal[]): JsonObject {
  return proposals.reduce<JsonObject>(
    // A form's data is a group, whatever is put into it.
    (filled, { pointer, value }) => setAt(filled, pointer, value) as JsonObject,
    data,
  );
}

function DraftNote({
  draft,
  onDiscard,
}: {
  readonly draft: Draft;
  readonly onDiscard: () => void;
}): ReactNode {
  const { t } = useTexts();
  return (
    <p className="draft-note small soft">
      <span>
        <DraftWords draft={draft} />
      </span>
      <Button tone="quiet" onClick={onDiscard}>
        {t('draft.discard')}
      </Button>
    </p>
  );
}

/** Files of the draft; older ones of the case are found by their name in any of its events. */
function useCaseFiles(one: Case, initial: Parameters<typeof createFileBasket>[0]): FileBasket {
  const { store } = useWorkplace();
  const [basket] = useState(() =>
    createFileBasket(initial, async (name) => {
      for (const entry of one.timeline) {
        const file = entry.kind === 'event' ? await store.file(entry.event._id, name) : undefined;
        if (file !== undefined) return file;
      }
      return undefined;
    }),
  );
  return basket;
}

function within<T extends { readonly pointer: string }>(
  allowed: readonly string[],
  edits: readonly T[],
): readonly T[] {
  return edits.filter(({ pointer }) =>
    allowed.some((one) => pointer === one || pointer.startsWith(`${one}/`)),
  );
}
