import type { ReactNode } from 'react';
import { useWords, type WordKey } from '#designer/words';
import { Button } from '#react';
import { AREAS, type Area } from './address.ts';

export const AREA_TITLES = {
  forms: 'area.forms',
  texts: 'area.texts',
  templates: 'area.templates',
} as const satisfies Readonly<Record<Area, WordKey>>;

/** From one thing that is designed to another. */
export function AreaNav({
  area,
  onArea,
}: {
  readonly area: Area;
  readonly onArea: (area: Area) => void;
}): ReactNode {
  const { t } = useWords();
  return (
    <nav className="area-nav" aria-label={t('areas')}>
      {AREAS.map((one) => (
        <Button
          key={one}
          tone={one === area ? 'main' : 'quiet'}
          aria-current={one === area ? 'page' : undefined}
          onClick={() => onArea(one)}
        >
          {t(AREA_TITLES[one])}
        </Button>
      ))}
    </nav>
  );
}
