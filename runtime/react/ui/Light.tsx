import type { ReactNode } from 'react';
import type { Light as LightName } from '#core';
import './Light.css';

interface LightProps {
  readonly light: LightName | 'none';
  /** The words; colour alone never carries the meaning. */
  readonly children: ReactNode;
  readonly provisional?: boolean;
}

/** A deadline's light: a shape that differs for each colour, and words. Hatched while the date is provisional. */
export function Light({ light, children, provisional }: LightProps): ReactNode {
  return (
    <span className={`light light-${light}${provisional === true ? ' light-provisional' : ''}`}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        {shape(light)}
      </svg>
      <span>{children}</span>
    </span>
  );
}

function shape(light: LightName | 'none'): ReactNode {
  switch (light) {
    case 'green':
      return <circle cx="6" cy="6" r="5" />;
    case 'yellow':
      return <path d="M6 .5 11.8 11.200H.2z" />;
    case 'red':
      return <path d="M3.600 0h4.800L12 3.600v4.800L8.400 12H3.600L0 8.400V3.600z" />;
    case 'paused':
      return <path d="M2 1h3v10H2zM7 1h3v10H7z" />;
    case 'met':
    case 'missed':
      return <path d="M1 6.200 2.600 4.500l2 2L9.500 1.500 11 3.100 4.600 10z" />;
    case 'none':
      return <circle cx="6" cy="6" r="2.500" />;
  }
}
