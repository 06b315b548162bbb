import { lazy, Suspense, type ReactNode } from 'react';
import { Loading } from '../../ui/index.ts';
import { useTexts } from '../../texts/index.ts';
import type { PartProps } from './Engine.tsx';
import { Group } from './Group.tsx';
import { Leaf } from './Leaf.tsx';
import { List } from './List.tsx';
import { Note } from './Note.tsx';
import { partKind } from './partKind.ts';

/** Only forms that need it load RJSF's own renderer. */
const OtherPart = lazy(async () => ({ default: (await import('./OtherPart.tsx')).OtherPart }));

/** Any part of a form. */
export function Part(props: PartProps): ReactNode {
  const kind = partKind(props.schema, props.uiSchema);
  switch (kind) {
    case 'leaf':
      return <Leaf {...props} />;
    case 'group':
      return <Group {...props} />;
    case 'list':
      return <List {...props} />;
    case 'note':
      return <Note {...props} />;
    case 'hidden':
      return null;
    case 'other':
      return <Other {...props} />;
  }
}

function Other(props: PartProps): ReactNode {
  const { t } = useTexts();
  return (
    <Suspense fallback={<Loading label={t('app.loading')} />}>
      <OtherPart {...props} />
    </Suspense>
  );
}
