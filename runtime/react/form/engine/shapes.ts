import type { RJSFSchema, SchemaUtilsType } from '@rjsf/utils';
import type { Pointer } from '#core';
import { share } from './share.ts';

type FormData = Readonly<Record<string, unknown>>;

/** The schemas of the parts of a form as the answers make them. */
interface Shapes {
  readonly at: (pointer: Pointer, raw: RJSFSchema, value: () => unknown) => RJSFSchema;
  /** An answer changed that decides about questions. */
  readonly forget: () => void;
}

interface Known {
  readonly raw: RJSFSchema;
  readonly round: number;
  readonly shape: RJSFSchema;
}

/** Keywords that RJSF resolves with the answers in hand. */
const DEPENDING = ['$ref', 'allOf', 'if', 'dependencies', 'anyOf', 'oneOf', 'patternProperties'] as const;

/** RJSF's `retrieveSchema`, asked only where it could say anything new. Unchanged properties stay the same objects. */
export function createShapes(utils: SchemaUtilsType<FormData>): Shapes {
  const known = new Map<Pointer, Known>();
  let round = 0;
  return {
    at(pointer, raw, value) {
      if (!isDepending(raw)) return raw;
      const last = known.get(pointer);
      if (last?.raw === raw && last.round === round) return last.shape;
      const shape = share(last?.shape, utils.retrieveSchema(raw, value() as FormData));
      known.set(pointer, { raw, round, shape });
      return shape;
    },
    forget() {
      round += 1;
    },
  };
}

function isDepending(schema: RJSFSchema): boolean {
  return (
    DEPENDING.some((keyword) => keyword in schema) ||
    ('additionalProperties' in schema && schema.additionalProperties !== false)
  );
}
