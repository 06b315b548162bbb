import { lazy, Suspense, type ReactNode } from 'react';
import { Palette, Properties, type OpenForm } from '#designer/board';
import type { Checked } from '#designer/check';
import { useWords, type WordKey } from '#designer/words';
import { Button, Loading, Sheet } from '#react';
import { ProblemsPanel } from './ProblemsPanel.tsx';

/** The forms engine is half of all code here, and not needed before somebody looks at the result. */
const Preview = lazy(async () => ({ default: (await import('#designer/preview')).Preview }));

const ConditionButton = lazy(async () => ({
  default: (await import('#designer/conditions')).ConditionButton,
}));

/** What may stand beside the parts of a form. */
export type Side = 'settings' | 'preview' | 'problems' | 'palette';

const TITLES = {
  settings: 'panel',
  preview: 'top.preview',
  problems: 'top.problems',
  palette: 'add',
} as const satisfies Readonly<Record<Side, WordKey>>;

interface SideProps {
  readonly checked: Checked;
  readonly open: OpenForm;
}

/** The right column of a desk. */
export function SidePanel({
  side,
  onSide,
  checked,
  open,
}: SideProps & { readonly side: Side; readonly onSide: (side: Side) => void }): ReactNode {
  const { t } = useWords();
  const count = checked.problems?.length ?? 0;
  const shown = side === 'palette' ? 'settings' : side;
  return (
    <aside className="designer-side" aria-label={t('tabs')}>
      <div className="switch" role="group" aria-label={t('tabs')}>
        {(['settings', 'preview', 'problems'] as const).map((one) => (
          <Button
            key={one}
            tone={one === shown ? 'main' : 'plain'}
            aria-pressed={one === shown}
            onClick={() => onSide(one)}
          >
            {one === 'problems' && count > 0 ? `${t(TITLES[one])} ${String(count)}` : t(TITLES[one])}
          </Button>
        ))}
      </div>
      <SideContent side={shown} checked={checked} open={open} />
    </aside>
  );
}

/** The same from below on a phone. */
export function SideSheets({
  side,
  onClose,
  checked,
  open,
}: SideProps & { readonly side: Side | null; readonly onClose: () => void }): ReactNode {
  const { t } = useWords();
  if (side === null) return null;
  return (
    <Sheet title={t(TITLES[side])} open onClose={onClose}>
      <SideContent side={side} checked={checked} open={open} onGone={onClose} />
    </Sheet>
  );
}

function SideContent({
  side,
  checked,
  open,
  onGone,
}: SideProps & { readonly side: Side; readonly onGone?: () => void }): ReactNode {
  const { t } = useWords();
  const gone = onGone === undefined ? {} : { onGone };
  switch (side) {
    case 'settings':
      return (
        <Properties
          open={open}
          more={(item) => (
            <Suspense>
              <ConditionButton key={item.pointer} item={item} />
            </Suspense>
          )}
        />
      );
    case 'preview':
      return (
        <Suspense fallback={<Loading label={t('open.loading')} />}>
          <Preview checked={checked} form={open.form} />
        </Suspense>
      );
    case 'problems':
      return <ProblemsPanel checked={checked} {...gone} />;
    case 'palette':
      return <Palette form={open.form} {...(onGone === undefined ? {} : { onAdded: onGone })} />;
  }
}
