import type { ReactNode } from 'react';
import { useTexts, type TextKey } from '../texts/index.ts';
import { useBlobUrl } from './useBlobUrl.ts';

/** A picture from the device's store, by its name. Says so when it has not arrived yet. */
export function Photo({
  load,
  name,
  alt,
  missing = 'form.photo.missing',
}: {
  readonly load: () => Promise<Blob | undefined>;
  readonly name: string;
  readonly alt: string;
  /** What to say when it has not arrived. */
  readonly missing?: TextKey;
}): ReactNode {
  const { t } = useTexts();
  const url = useBlobUrl(name, load);
  if (typeof url === 'string') return <img className="photo" src={url} alt={alt} />;
  return <span className="photo photo-none">{url === null ? t(missing) : ''}</span>;
}
