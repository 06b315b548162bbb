import type { ReactNode } from 'react';
import { inLanguage } from '#core';
import { useWorkplace } from '../data/index.ts';
import { Options } from '../fields/Options.tsx';
import { useTexts } from '../texts/index.ts';

interface GridChoiceProps {
  readonly grids: readonly string[];
  readonly value: string;
  readonly onChange: (grid: string) => void;
}

/** Which grid a new case belongs to, for those who have several. */
export function GridChoice({ grids, value, onChange }: GridChoiceProps): ReactNode {
  const { t, language } = useTexts();
  const { kit } = useWorkplace();
  const options = grids.flatMap((code) => {
    const grid = kit.division.grids[code];
    const village = grid && kit.division.villages[grid.village];
    if (grid === undefined) return [];
    return [
      {
        value: code,
        label: inLanguage(grid.name, language),
        group: inLanguage(village?.name ?? {}, language),
      },
    ];
  });
  return (
    <div className="field">
      <span className="field-label" id="case-grid__label">
        {t('report.grid')}
      </span>
      <Options
        id="case-grid"
        label={t('report.grid')}
        options={options}
        chosen={[value]}
        multiple={false}
        required
        disabled={false}
        open={false}
        aria={{}}
        onChoose={([next]) => {
          if (typeof next === 'string') onChange(next);
        }}
      />
    </div>
  );
}
