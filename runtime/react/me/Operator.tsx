import type { ReactNode } from 'react';
import type { Kit } from '#core';
import { useTexts } from '../texts/index.ts';

/** Who runs this app, its filing number and where to complain: every government app has to show them. */
export function Operator({ kit }: { readonly kit: Kit }): ReactNode {
  const { t, words } = useTexts();
  const { name, filing, complaints } = kit.operator;
  const rows = [
    { title: t('operator.name'), value: words(name) },
    { title: t('operator.filing'), value: filing },
    { title: t('operator.complaints'), value: words(complaints) },
  ];
  return rows.map(({ title, value }) => (
    <div key={title}>
      <dt>{title}</dt>
      <dd>{value}</dd>
    </div>
  ));
}
