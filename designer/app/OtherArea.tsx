import { lazy, Suspense, type ReactNode } from 'react';
import type { Checked } from '#designer/check';
import { useWords } from '#designer/words';
import { Loading } from '#react';
import type { Area } from './address.ts';
import { download } from './archive.ts';

/** Whoever only builds a form does not load them. */
const TextsPage = lazy(async () => ({ default: (await import('#designer/texts')).TextsPage }));
const TemplatesPage = lazy(async () => ({ default: (await import('#designer/templates')).TemplatesPage }));

/** What is designed besides forms: each has the page to itself. */
export function OtherArea({ area, checked }: { readonly area: Area; readonly checked: Checked }): ReactNode {
  const { t } = useWords();
  return (
    <main id="outline" className="designer-main" tabIndex={-1}>
      <Suspense fallback={<Loading label={t('open.loading')} />}>
        {area === 'texts' ? <TextsPage download={download} /> : <TemplatesPage checked={checked} />}
      </Suspense>
    </main>
  );
}
