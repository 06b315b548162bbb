/** Keywords about numbers; anything else passes them. */
import { type Keyword, leaf } from '../Rule.ts';
import { keyword, numeric, positive } from './shapes.ts';

function limit(name: string, comparison: string, holds: (value: number, limit: number) => boolean): Keyword {
  return keyword(numeric, (bound) =>
    leaf(name, (value) => typeof value !== 'number' || holds(value, bound), { comparison, limit: bound }),
  );
}

/**
 * Ajv's own arithmetic, kept to the letter because forms are judged by Ajv in the browser: the quotient must
 * print as a whole number. So 0.3 is no multiple of 0.1, and quotients from 1e21 on are none of anything.
 */
function isMultiple(value: number, step: number): boolean {
  const quotient = value / step;
  return quotient === parseInt(String(quotient), 10);
}

export const numberKeywords: Readonly<Record<string, Keyword>> = {
  minimum: limit('minimum', '>=', (value, bound) => value >= bound),
  maximum: limit('maximum', '<=', (value, bound) => value <= bound),
  exclusiveMinimum: limit('exclusiveMinimum', '>', (value, bound) => value > bound),
  exclusiveMaximum: limit('exclusiveMaximum', '<', (value, bound) => value < bound),
  multipleOf: keyword(positive, (multipleOf) =>
    leaf('multipleOf', (value) => typeof value !== 'number' || isMultiple(value, multipleOf), { multipleOf }),
  ),
};
