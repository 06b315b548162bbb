import { own } from '#core/base';
import { pointersOf } from '#core/form';
import type { Kit } from '#core/model';
import { TITLE_KINDS } from './titleHelper.ts';
import { OPEN, VALUE, listOf, objectOf, valuesOf } from './Names.ts';
import type { Names, Shape } from './Names.ts';
import { shapeOfSchema } from './shapeOfSchema.ts';

const FIELDS = listOf(objectOf(valuesOf(['label', 'value'])));

/** What the templates of a flow may name, or undefined when there is no such flow. The README of this folder lists it. */
export function templateNames(kit: Kit, flowId: string): Names | undefined {
  const flow = own(kit.flows, flowId);
  if (flow === undefined) return undefined;
  const forms = Object.fromEntries(
    Object.entries(flow.actions).map(([act, action]) => [act, act === 'open' ? flow.form : action.form]),
  );
  const schemaOf = (form: string | undefined): Shape =>
    form === undefined ? OPEN : shapeOfSchema(own(kit.forms, form)?.schema);
  const fieldsOf = (form: string | undefined): readonly string[] =>
    form === undefined ? [] : pointersOf(kit, form);
  return {
    scope: objectOf({
      kit: objectOf(valuesOf(['title', 'operator', 'filing', 'complaints', 'sample'])),
      flow: objectOf(valuesOf(['title'])),
      print: objectOf(valuesOf(['title'])),
      case: objectOf({
        ...valuesOf(['number', 'summary', 'state', 'grid', 'openedAt', 'updatedAt', 'revision']),
        states: listOf(VALUE),
        tags: listOf(VALUE),
      }),
      record: schemaOf(flow.form),
      latest: objectOf(mapValues(forms, (form) => actShape(schemaOf(form)))),
      parties: objectOf(mapValues(flow.parties, () => listOf(VALUE))),
      deadlines: listOf(
        objectOf(
          valuesOf([
            'id',
            'run',
            'title',
            'startedAt',
            'due',
            'dueWords',
            'light',
            'explanation',
            'provisional',
          ]),
        ),
      ),
      timeline: listOf(timelineShape()),
      now: VALUE,
    }),
    fields: fieldsOf(flow.form),
    actFields: mapValues(forms, fieldsOf),
    titles: [...TITLE_KINDS, ...Object.keys(kit.codes)],
    deadlines: Object.keys(flow.deadlines ?? {}),
  };
}

function actShape(data: Shape): Shape {
  return objectOf({ ...valuesOf(['at', 'by', 'post', 'seat']), data, fields: FIELDS });
}

function timelineShape(): Shape {
  return objectOf({
    ...valuesOf([
      'kind',
      'label',
      'act',
      'deadline',
      'at',
      'by',
      'post',
      'seat',
      'applied',
      'verdict',
      'reason',
      'entered',
    ]),
    data: OPEN,
    fields: FIELDS,
  });
}

function mapValues<From, To>(
  record: Readonly<Record<string, From>>,
  map: (value: From) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
