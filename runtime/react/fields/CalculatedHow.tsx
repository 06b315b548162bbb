import { explainCalculated, type Pointer } from '#core';
import type { ReactNode } from 'react';
import { useFormTools } from '../form/FormTools.tsx';
import { useTexts } from '../texts/index.ts';

/** How a value came about: the rule in words, and the answers that went into it. */
export function CalculatedHow({ pointer }: { readonly pointer: Pointer }): ReactNode {
  const { language } = useTexts();
  const { kit, form, data } = useFormTools();
  const calculation = explainCalculated(kit, form, pointer, language, data());
  if (calculation === undefined) return null;
  return (
    <>
      <p>{calculation.rule}</p>
      <dl className="calculated-inputs">
        {calculation.inputs.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
