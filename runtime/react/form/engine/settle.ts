import {
  deepEquals,
  hashObject,
  schemaHasNestedConditional,
  type RJSFSchema,
  type SchemaUtilsType,
} from '@rjsf/utils';
import { withValueAt, type Path } from './paths.ts';
import { share } from './share.ts';

type FormData = Readonly<Record<string, unknown>>;

/** RJSF's own treatment of a change: what appears or disappears with it, and what becomes of the answers there. */
export interface Settling {
  /** The data after a change at `path`, which may have decided about questions elsewhere. */
  readonly settle: (data: FormData, path: Path, value: unknown) => FormData;
  /** RJSF looks through the whole form after every answer; then also an answer itself may be taken back. */
  readonly looksEverywhere: boolean;
}

/**
 * What RJSF's `Form` does with its data after a change, through the same functions of @rjsf/utils and in the same
 * order: defaults, the schema that the answers bring about, and clearing of what no longer belongs. It goes through
 * the whole form, so it is asked only when a change decides about questions.
 */
export function settling(utils: SchemaUtilsType<FormData>, schema: RJSFSchema, initial: FormData): Settling {
  const looksEverywhere = schemaHasNestedConditional(schema, schema);
  let retrieved = utils.retrieveSchema(schema, initial);

  function complete(data: FormData): FormData {
    return (utils.getDefaultFormState(schema, data, false, true) ?? {}) as FormData;
  }

  function clean(given: FormData): { readonly data: FormData; readonly shape: RJSFSchema } {
    const seen = new Set<string>();
    let data = given;
    for (;;) {
      data = complete(data);
      const shape = utils.retrieveSchema(schema, data);
      const hash = hashObject({ formData: data });
      if (seen.has(hash) || (!looksEverywhere && deepEquals(shape, retrieved))) return { data, shape };
      seen.add(hash);
      const sanitised = utils.sanitizeDataForNewSchema(shape, retrieved, data);
      if (deepEquals(sanitised, data)) return { data, shape };
      data = sanitised;
      const next = hashObject({ formData: sanitised });
      if (seen.has(next)) return { data, shape };
      seen.add(next);
    }
  }

  return {
    looksEverywhere,
    settle(data, path, value) {
      // RJSF leaves the rest of the data alone when a whole list or group is put in place.
      const isPart = typeof value === 'object' && value !== null;
      const whole = isPart ? complete(data) : undefined;
      const { data: settled, shape } =
        whole === undefined ? clean(data) : { data: whole, shape: utils.retrieveSchema(schema, whole) };
      retrieved = share(retrieved, shape);
      const kept =
        value === undefined && staysCleared(data, path) ? withValueAt(settled, path, undefined) : settled;
      return kept as FormData;
    },
  };

  /** What somebody cleared stays cleared, whatever its default; a choice from alternatives may get theirs. */
  function staysCleared(data: FormData, path: Path): boolean {
    if (typeof path.at(-1) === 'number') return false;
    const { field } = utils.findFieldInSchema(schema, [...path], data);
    return field !== undefined && !('oneOf' in field) && !('anyOf' in field);
  }
}
