/** Fields that few forms ask: each comes with the first of its kind on the page. */
import type { ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';
import { onDemand } from '../ui/onDemand.tsx';
import { textOf, type FieldProps } from './common.ts';

/** Takes the room of the field that is on its way, so that nothing jumps; the height is that of the empty or the filled field. */
function Coming({ id, value, empty, filled }: FieldProps & Heights): ReactNode {
  const { t } = useTexts();
  const height = textOf(value) === '' ? empty : filled;
  return (
    <div
      className="field-coming"
      id={id}
      role="group"
      aria-busy
      aria-labelledby={`${id}__label`}
      style={{ minHeight: `${String(height)}rem` }}
    >
      {t('app.loading')}
    </div>
  );
}

/** In rem, as the field itself is on a phone. */
interface Heights {
  readonly empty: number;
  readonly filled: number;
}

const coming =
  (heights: Heights) =>
  (props: FieldProps, trouble: ReactNode | undefined): ReactNode =>
    trouble ?? <Coming {...props} {...heights} />;

/** A recording. */
export const AudioWidget = onDemand<FieldProps>(
  async () => (await import('./AudioField.tsx')).AudioWidget,
  coming({ empty: 3.25, filled: 7.25 }),
);

/** A signature. */
export const SignatureWidget = onDemand<FieldProps>(
  async () => (await import('./SignatureField.tsx')).SignatureWidget,
  coming({ empty: 2.75, filled: 11.25 }),
);

/** A QR or bar code. */
export const BarcodeWidget = onDemand<FieldProps>(
  async () => (await import('./BarcodeField.tsx')).BarcodeWidget,
  coming({ empty: 2.75, filled: 2.75 }),
);

/** One position, taken on tap. */
export const PositionWidget = onDemand<FieldProps>(
  async () => (await import('./PositionField.tsx')).PositionWidget,
  coming({ empty: 6.5, filled: 9.5 }),
);
