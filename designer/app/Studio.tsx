import { lazy, Suspense, useEffect, useMemo, useState, type MouseEvent, type ReactNode } from 'react';
import { countProblems, Outline, Palette, useOpenForm, type OpenForm } from '#designer/board';
import { useCheck, type Checked } from '#designer/check';
import { useDesk, useDeskState, type Kept } from '#designer/desk';
import type { TownFiles } from '#designer/share';
import { useWords } from '#designer/words';
import { Banner, Button, EmptyState, useToast } from '#react';
import { useAddress } from './address.ts';
import { AREA_TITLES, AreaNav } from './AreaNav.tsx';
import { FormHead } from './FormHead.tsx';
import { FormsPanel } from './FormsPanel.tsx';
import { MoreSheet } from './MoreSheet.tsx';
import { Notices } from './Notices.tsx';
import { OtherArea } from './OtherArea.tsx';
import { SidePanel, SideSheets, type Side } from './Side.tsx';
import { TopBar } from './TopBar.tsx';
import { useNarrow } from './useNarrow.ts';
import { useUndoKeys } from './useUndoKeys.ts';
import './studio.css';

/** These are seldom opened, and what they need is not small. */
const ShareSheet = lazy(async () => ({ default: (await import('./ShareSheet.tsx')).ShareSheet }));
const DecideSheet = lazy(async () => ({ default: (await import('./DecideSheet.tsx')).DecideSheet }));

interface StudioProps {
  /** The account whose draft this is. */
  readonly person: string;
  readonly town: TownFiles;
  readonly lost: Kept | undefined;
}

/** The designer's page: what is designed, whether it is safe, and everything about the draft as a whole. */
export function Studio({ person, town, lost }: StudioProps): ReactNode {
  const { t } = useWords();
  const narrow = useNarrow();
  const { work, form } = useDeskState();
  const open = useOpenForm();
  const [side, setSide] = useSide(narrow);
  const [sheet, setSheet] = useState<OpenSheet | null>(null);
  const [area, setArea] = useAddress();
  const checked = useCheck(work.draft, side === 'preview' || area === 'templates');
  useUndoKeys();
  const isForms = area === 'forms';
  return (
    <div className={isForms ? 'designer' : 'designer designer-whole'}>
      <a className="skip" href="#outline" onClick={skipToMain}>
        {t(isForms ? 'outline' : AREA_TITLES[area])}
      </a>
      <TopBar
        narrow={narrow}
        form={isForms ? open?.form : undefined}
        areas={narrow ? undefined : <AreaNav area={area} onArea={setArea} />}
        onMore={() => setSheet('more')}
        onShare={() => setSheet('share')}
      />
      {narrow && (!isForms || form === undefined) && <AreaNav area={area} onArea={setArea} />}
      <Notices town={town} lost={lost} onDecide={() => setSheet('decide')} />
      {isForms ? (
        <FormsArea open={open} narrow={narrow} checked={checked} side={side} onSide={setSide} />
      ) : (
        <OtherArea area={area} checked={checked} />
      )}
      <Sheets sheet={sheet} onSheet={setSheet} person={person} town={town} />
      <Announcer />
    </div>
  );
}

type OpenSheet = 'more' | 'share' | 'decide';

interface SheetsProps extends Pick<StudioProps, 'person' | 'town'> {
  readonly sheet: OpenSheet | null;
  readonly onSheet: (sheet: OpenSheet | null) => void;
}

/** What is about the draft as a whole. */
function Sheets({ sheet, onSheet, person, town }: SheetsProps): ReactNode {
  const close = (): void => onSheet(null);
  return (
    <>
      {sheet === 'more' && <MoreSheet town={town} onClose={close} onShare={() => onSheet('share')} />}
      <Suspense>
        {sheet === 'share' && (
          <ShareSheet person={person} where={town.where} onClose={close} onDecide={() => onSheet('decide')} />
        )}
        {sheet === 'decide' && <DecideSheet onClose={close} />}
      </Suspense>
    </>
  );
}

/** The address holds where one is: a skip link must not change it. */
function skipToMain(event: MouseEvent<HTMLAnchorElement>): void {
  event.preventDefault();
  document.getElementById('outline')?.focus();
}

interface FormsProps extends MiddleProps {
  readonly side: Side | null;
  readonly onSide: (side: Side | null) => void;
}

/** The forms, the parts of one of them, and what is known about the one that is selected. */
function FormsArea({ open, narrow, checked, side, onSide }: FormsProps): ReactNode {
  return (
    <>
      {!narrow && <LeftPanel open={open} />}
      <main id="outline" className="designer-main" tabIndex={-1}>
        <Middle open={open} narrow={narrow} checked={checked} />
      </main>
      {!narrow && open !== undefined && (
        <SidePanel side={side ?? 'settings'} onSide={onSide} checked={checked} open={open} />
      )}
      {narrow && open !== undefined && <PhoneBar checked={checked} onSide={onSide} />}
      {narrow && open !== undefined && (
        <SideSheets side={side} onClose={() => onSide(null)} checked={checked} open={open} />
      )}
    </>
  );
}

/** On a desk one side is always shown; on a phone it is a sheet that is asked for. */
function useSide(narrow: boolean): readonly [Side | null, (side: Side | null) => void] {
  const { asked } = useDeskState();
  const [chosen, setChosen] = useState<{ readonly side: Side | null; readonly answered: number }>({
    side: null,
    answered: 0,
  });
  const isNew = asked !== undefined && asked.number > chosen.answered;
  const wanted = !isNew
    ? chosen.side
    : asked.what === 'settings'
      ? 'settings'
      : narrow
        ? 'palette'
        : chosen.side;
  const set = (side: Side | null): void => setChosen({ side, answered: asked?.number ?? 0 });
  return [wanted, set];
}

function LeftPanel({ open }: { readonly open: OpenForm | undefined }): ReactNode {
  const { t } = useWords();
  const { asked } = useDeskState();
  const [tab, setTab] = useState<'add' | 'forms'>('add');
  const shown = open === undefined ? 'forms' : tab;
  useEffect(() => {
    if (asked?.what === 'add') document.querySelector<HTMLElement>('.designer-left .palette-kind')?.focus();
  }, [asked]);
  return (
    <aside className="designer-left" aria-label={shown === 'add' ? t('add') : t('forms')}>
      {open !== undefined && (
        <div className="switch" role="group" aria-label={t('title')}>
          <Button
            tone={shown === 'add' ? 'main' : 'plain'}
            aria-pressed={shown === 'add'}
            onClick={() => setTab('add')}
          >
            {t('add')}
          </Button>
          <Button
            tone={shown === 'forms' ? 'main' : 'plain'}
            aria-pressed={shown === 'forms'}
            onClick={() => setTab('forms')}
          >
            {t('forms')}
          </Button>
        </div>
      )}
      {shown === 'add' && open !== undefined ? <Palette form={open.form} /> : <FormsPanel />}
    </aside>
  );
}

interface MiddleProps {
  readonly open: OpenForm | undefined;
  readonly narrow: boolean;
  readonly checked: Checked;
}

function Middle({ open, narrow, checked }: MiddleProps): ReactNode {
  const { t } = useWords();
  const { form } = useDeskState();
  const counts = useMemo(
    () =>
      open === undefined
        ? new Map<string, number>()
        : countProblems(checked.problems ?? [], open.form, open.outline),
    [checked.problems, open],
  );
  if (open === undefined && form !== undefined)
    return (
      <Banner tone="warn" icon="warn">
        {t('form.unreadable')}
      </Banner>
    );
  if (open === undefined)
    return narrow ? (
      <FormsPanel />
    ) : (
      <EmptyState icon="ledger" title={t('forms.choose.title')} help={t('forms.choose.help')} />
    );
  return (
    <>
      <FormHead key={open.form} open={open} />
      <Outline open={open} counts={counts} />
    </>
  );
}

function PhoneBar({
  checked,
  onSide,
}: {
  readonly checked: Checked;
  readonly onSide: (side: Side) => void;
}): ReactNode {
  const { t } = useWords();
  const count = checked.problems?.length ?? 0;
  return (
    <nav className="phone-bar" aria-label={t('tabs')}>
      <Button icon="plus" tone="main" onClick={() => onSide('palette')}>
        {t('add')}
      </Button>
      <Button icon="eye" onClick={() => onSide('preview')}>
        {t('top.preview')}
      </Button>
      <Button icon="warn" onClick={() => onSide('problems')}>
        {count === 0 ? t('top.problems') : `${t('top.problems')} ${String(count)}`}
      </Button>
    </nav>
  );
}

/** Says what was done to those who do not see it; what could not be done is shown to everybody. */
function Announcer(): ReactNode {
  const { t, words } = useWords();
  const { said } = useDeskState();
  const desk = useDesk();
  const toast = useToast();
  useEffect(() => {
    if (said?.tone === 'refused') toast(words(said.words), { tone: 'bad' });
  }, [said, toast, words, desk]);
  if (said === undefined || said.tone === 'refused') return <p className="visually-hidden" role="status" />;
  return (
    <p className="visually-hidden" role="status">
      {said.tone === 'undone' ? t('top.undo.step', { step: words(said.words) }) : words(said.words)}
    </p>
  );
}
