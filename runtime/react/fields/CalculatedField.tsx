import { calculationPlan, display, joinPointer, own, type Kit, type Pointer } from '#core';
import { useState, type ReactNode } from 'react';
import { useFormTools } from '../form/FormTools.tsx';
import { useTexts } from '../texts/index.ts';
import { Loading } from '../ui/index.ts';
import { onDemand } from '../ui/onDemand.tsx';
import type { FieldProps } from './common.ts';

const CalculatedHow = onDemand<{ readonly pointer: Pointer }>(
  async () => (await import('./CalculatedHow.tsx')).CalculatedHow,
  (_props, trouble) => trouble ?? <Loading label="" />,
);

/** A value that the form calculates: nobody types it, and it says on request how it came about. */
export function CalculatedWidget({ id, value }: FieldProps): ReactNode {
  const { t, language } = useTexts();
  const { kit, form } = useFormTools();
  const [open, setOpen] = useState(false);
  const pointer = findPointer(kit, form, id);
  const isThere = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return (
    <div className="calculated">
      <output id={id} className={isThere ? 'calculated-value numeric' : 'calculated-value calculated-none'}>
        {isThere ? display(kit, form, pointer, value, language) : t('form.calc.nothing')}
      </output>
      <details className="calculated-how" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('form.calc.how')}</summary>
        {open && <CalculatedHow pointer={pointer} />}
      </details>
    </div>
  );
}

/** The place in the data of the calculated field whose element has this id: `root_members_0_age`. */
function findPointer(kit: Kit, form: string, id: string): Pointer {
  const schema = own(kit.forms, form)?.schema ?? {};
  for (const { steps } of calculationPlan(schema).order) {
    const names = steps.map((step) => (step === '*' ? '(\\d+)' : step.replace(/[^\w]/g, '\\$&')));
    const found = new RegExp(`^root_${names.join('_')}$`).exec(id);
    if (found === null) continue;
    let entry = 0;
    return joinPointer(steps.map((step) => (step === '*' ? (found[++entry] ?? '') : step)));
  }
  return '';
}
