import { useEffect, useState, type ReactNode } from 'react';
import { STORAGE_FULL, STORAGE_WARNING, storageShare, type StorageShare } from '#store';
import { useSync } from '../data/index.ts';
import { useTexts } from '../texts/index.ts';
import { Banner } from '../ui/index.ts';

/** A photo as the app makes it small, with what surrounds it (bytes). */
const PHOTO = 400_000;

/**
 * Says in time that the room on this device runs out, what that means and what to do. Looks again whenever something was uploaded.
 * `from`: the share from which on it is said here.
 */
export function StorageNote({ from = STORAGE_WARNING }: { readonly from?: number }): ReactNode {
  const { t } = useTexts();
  const { waiting } = useSync();
  const [room, setRoom] = useState<StorageShare | undefined>(undefined);
  useEffect(() => {
    let gone = false;
    void storageShare().then((found) => {
      if (!gone) setRoom(found);
    });
    return () => {
      gone = true;
    };
  }, [waiting]);
  if (room === undefined || room.share < from) return null;
  const isFull = room.share >= STORAGE_FULL;
  const facts = {
    percent: Math.round(room.share * 100),
    photos: Math.max(0, Math.floor((room.quota - room.used) / PHOTO)),
  };
  return (
    <Banner tone={isFull ? 'bad' : 'warn'} icon="warn">
      {t(isFull ? 'sync.full.now' : 'sync.full', facts)}
    </Banner>
  );
}
