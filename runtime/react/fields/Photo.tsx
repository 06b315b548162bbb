import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';

/** A picture from the device's store, by its name. Says so when it has not arrived yet. */
export function Photo({
  load,
  name,
  alt,
}: {
  readonly load: () => Promise<Blob | undefined>;
  readonly name: string;
  readonly alt: string;
}): ReactNode {
  const { t } = useTexts();
  const [shown, setShown] = useState<string | null | undefined>(undefined);
  const loadNow = useEffectEvent(load);
  useEffect(() => {
    let url: string | undefined;
    let gone = false;
    loadNow().then(
      (blob) => {
        if (gone) return;
        url = blob === undefined ? undefined : URL.createObjectURL(blob);
        setShown(url ?? null);
      },
      () => setShown(null),
    );
    return () => {
      gone = true;
      if (url !== undefined) URL.revokeObjectURL(url);
    };
  }, [name]);
  if (typeof shown === 'string') return <img className="photo" src={shown} alt={alt} />;
  return <span className="photo photo-none">{shown === null ? t('form.photo.missing') : ''}</span>;
}
