import { useEffect, useState, type ReactNode } from 'react';
import { mayDesign, readKit, type Kit } from '#core';
import { browserBook, createDesk, DeskProvider, freshName, type Desk, type Kept } from '#designer/desk';
import {
  createSharing,
  draftServer,
  fetchPublished,
  fetchStart,
  fetchTownFiles,
  SharingProvider,
  SignedOut,
  type Sharing,
  type TownFiles,
} from '#designer/share';
import { useWords } from '#designer/words';
import { Button, EmptyState, Loading, type Signed } from '#react';
import { formInAddress } from './address.ts';
import { Studio } from './Studio.tsx';

type Opening =
  | { readonly status: 'opening' | 'failed' }
  | { readonly status: 'denied'; readonly kit: Kit }
  | {
      readonly status: 'open';
      readonly desk: Desk;
      readonly sharing: Sharing;
      readonly town: TownFiles;
      readonly lost: Kept | undefined;
    };

/** Fetches the town's files and the draft that lies on this device or on the server, and opens the desk for those who may. */
export function Open({ signed }: { readonly signed: Signed }): ReactNode {
  const { t } = useWords();
  const { account, loseSession } = signed;
  const [opening, setOpening] = useState<Opening>({ status: 'opening' });
  useEffect(() => {
    let gone = false;
    let stop = (): void => undefined;
    open(account, loseSession).then(
      (opened) => {
        if (opened.status === 'open') stop = opened.sharing.stop;
        if (gone) stop();
        else setOpening(opened);
      },
      (error: unknown) => {
        if (gone) return;
        if (error instanceof SignedOut) loseSession();
        else setOpening({ status: 'failed' });
      },
    );
    return () => {
      gone = true;
      stop();
    };
  }, [account, loseSession]);
  switch (opening.status) {
    case 'opening':
      return <Loading label={t('open.loading')} />;
    case 'failed':
      return (
        <EmptyState icon="cloud" title={t('open.failed.title')} help={t('open.failed.help')}>
          <Button tone="main" onClick={() => location.reload()}>
            {t('open.again')}
          </Button>
        </EmptyState>
      );
    case 'denied':
      return <Denied kit={opening.kit} onSignOut={signed.signOut} />;
    case 'open':
      return (
        <DeskProvider desk={opening.desk}>
          <SharingProvider sharing={opening.sharing}>
            <Studio person={account.person} town={opening.town} lost={opening.lost} />
          </SharingProvider>
        </DeskProvider>
      );
  }
}

async function open({ person, holdings }: Signed['account'], onSignedOut: () => void): Promise<Opening> {
  const town = await fetchTownFiles();
  const read = readKit(town?.files ?? (await fetchPublished()));
  if (read.status === 'refused') return { status: 'failed' };
  if (town === undefined || !mayDesign(read.kit, holdings)) return { status: 'denied', kit: read.kit };
  const id = `${read.kit.id}/${person}`;
  // Without storage one can still work, and the page says that nothing is kept.
  const kept = await browserBook.find(id).catch(() => undefined);
  const base = kept === undefined ? await beginning(town) : town;
  const { desk, lost } = createDesk({ id, book: browserBook, clock: Date.now, fresh: freshName, base, kept });
  const sharing = createSharing({ desk, server: draftServer, readStart: fetchStart, onSignedOut });
  // On a new device there is nothing to show before the draft of the other one is here.
  if (kept === undefined) await sharing.sync();
  desk.openForm(formInAddress());
  return { status: 'open', desk, sharing, town, lost };
}

/** What the draft on the server began with, where there is one. */
async function beginning(town: TownFiles): Promise<Pick<TownFiles, 'revision' | 'files'>> {
  const there = await draftServer.find();
  const files = there && (await fetchStart(there.start));
  return there && files ? { revision: there.start, files } : town;
}

function Denied({ kit, onSignOut }: { readonly kit: Kit; readonly onSignOut: () => void }): ReactNode {
  const { t, words, language } = useWords();
  const posts = Object.values(kit.posts).filter((post) => post.designs === true);
  const names = posts.map((post) => words(post.title)).join(language === 'en' ? ', ' : '、');
  return (
    <main className="designer-denied">
      <EmptyState
        icon="shield"
        title={t('denied.title')}
        help={posts.length === 0 ? t('denied.nobody') : t('denied.help', { posts: names })}
      >
        <a className="button button-main" href="/">
          {t('denied.app')}
        </a>
        <Button onClick={onSignOut}>{t('signOut')}</Button>
      </EmptyState>
    </main>
  );
}
