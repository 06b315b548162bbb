import type { ReactNode } from 'react';
import type { KindId } from '#core';
import { useTexts } from '../texts/index.ts';
import { Photo } from './Photo.tsx';

/** The pictures of an answer as a record shows them: photos, or the one of a signature. */
export function Pictures({
  title,
  names,
  kind,
  load,
}: {
  /** Of the question. */
  readonly title: string;
  readonly names: readonly string[];
  readonly kind: KindId | undefined;
  readonly load: (name: string) => Promise<Blob | undefined>;
}): ReactNode {
  const { t } = useTexts();
  const isSignature = kind === 'signature';
  return (
    <ul className={isSignature ? 'signature-shown' : 'photos'}>
      {names.map((name, index) => (
        <li key={name}>
          <Photo
            load={() => load(name)}
            name={name}
            alt={isSignature ? t('form.sign.alt', { title }) : t('form.photo.nth', { n: index + 1 })}
            missing={isSignature ? 'form.sign.missing' : 'form.photo.missing'}
          />
        </li>
      ))}
    </ul>
  );
}
