import type { ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';
import { useBlobUrl } from './useBlobUrl.ts';

/** A recording from the device's store, by its name. Says so when it has not arrived yet. */
export function Audio({
  load,
  name,
  label,
}: {
  readonly load: () => Promise<Blob | undefined>;
  readonly name: string;
  readonly label: string;
}): ReactNode {
  const { t } = useTexts();
  const url = useBlobUrl(name, load);
  if (url === null) return <p className="field-help">{t('form.audio.missing')}</p>;
  // Nobody has written down what was said; the words of the report stand in the other fields.
  // eslint-disable-next-line jsx-a11y/media-has-caption
  return <audio className="audio" controls preload="metadata" src={url} aria-label={label} />;
}
