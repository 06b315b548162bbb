import { useEffect, useState, type ReactNode } from 'react';
import { mayDesign, readKit, type Kit } from '#core';
import { browserBook, createDesk, DeskProvider, freshName, type Desk, type Kept } from '#designer/desk';
import { useWords } from '#designer/words';
import { Button, EmptyState, Loading, type Signed } from '#react';
import { formInAddress } from './address.ts';
import { Studio } from './Studio.tsx';
import { fetchTownFiles, SignedOut, type TownFiles } from './townFiles.ts';

type Opening =
  | { readonly status: 'opening' | 'failed' }
  | { readonly status: 'denied'; readonly kit: Kit }
  | {
      readonly status: 'open';
      readonly desk: Desk;
      readonly town: TownFiles;
      readonly lost: Kept | undefined;
    };

/** Fetches the town's files and the draft that lies on this device, and opens the desk for those who may. */
export function Open({ signed }: { readonly signed: Signed }): ReactNode {
  const { t } = useWords();
  const { account, loseSession } = signed;
  const [opening, setOpening] = useState<Opening>({ status: 'opening' });
  useEffect(() => {
    let gone = false;
    open(account).then(
      (opened) => {
        if (!gone) setOpening(opened);
      },
      (error: unknown) => {
        if (gone) return;
        if (error instanceof SignedOut) loseSession();
        else setOpening({ status: 'failed' });
      },
    );
    return () => {
      gone = true;
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
          <Studio town={opening.town} lost={opening.lost} />
        </DeskProvider>
      );
  }
}

async function open({ person, holdings }: Signed['account']): Promise<Opening> {
  const town = await fetchTownFiles();
  const read = readKit(town.files);
  if (read.status === 'refused') return { status: 'failed' };
  if (!mayDesign(read.kit, holdings)) return { status: 'denied', kit: read.kit };
  const id = `${read.kit.id}/${person}`;
  // Without storage one can still work, and the page says that nothing is kept.
  const kept = await browserBook.find(id).catch(() => undefined);
  const { desk, lost } = createDesk({
    id,
    book: browserBook,
    clock: Date.now,
    fresh: freshName,
    base: town,
    kept,
  });
  desk.openForm(formInAddress());
  return { status: 'open', desk, town, lost };
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
