/** What a condition of a flow may look at (SPEC, "The scope of a guard"), as schemas. */
import { isObject, type JsonObject, type JsonValue, own, type Pointer, type Problem } from '#core/base';
import { test } from '#core/condition';
import { flowTable } from '#core/flow';
import { type Flow, hintFor, type Kit, type ListView } from '#core/model';
import { checkProblem } from './codes.ts';
import { ANY_ITEM, schemasAt } from './fields.ts';
import { readsOf } from './reads.ts';

const closed = (properties: JsonObject): JsonObject => ({ properties, additionalProperties: false });
const among = (values: readonly string[]): JsonObject => ({ type: 'string', enum: values });
const listOf = (items: JsonValue): JsonObject => ({ type: 'array', items });

/** Data of an act: its form, the flow's form for `open`, nothing for acts without a form. */
export function dataSchema(kit: Kit, flow: Flow, act: string): JsonObject {
  const form = act === 'open' ? flow.form : own(flow.actions, act)?.form;
  const found = form === undefined ? undefined : own(kit.forms, form);
  return found?.schema ?? closed({});
}

function recordSchema(kit: Kit, flow: Flow): JsonValue {
  return own(kit.forms, flow.form)?.schema ?? true;
}

function caseSchema(kit: Kit, flow: Flow): JsonObject {
  const acts = Object.keys(flow.actions);
  const states = flowTable(flow).order.filter((path) => path !== '');
  return closed({
    flow: among([flow.id]),
    grid: true,
    states: listOf(among(states)),
    tags: listOf(among(['closed', 'waiting', 'urgent', 'paused'])),
    counts: closed(Object.fromEntries(acts.map((act) => [act, true]))),
    parties: closed(Object.fromEntries(Object.keys(flow.parties).map((party) => [party, true]))),
    latest: closed(Object.fromEntries(acts.map((act) => [act, dataSchema(kit, flow, act)]))),
  });
}

/** A flow has many guards and few scopes, and a scope holds the schemas of all its forms. */
const scopes = new WeakMap<Flow, Map<string | undefined, JsonObject>>();

/** The scope of a guard. `act` is undefined where any act may have led there (`always`, deadlines' variants). */
export function guardScope(kit: Kit, flow: Flow, act: string | undefined): JsonObject {
  const ofFlow = scopes.get(flow) ?? new Map<string | undefined, JsonObject>();
  scopes.set(flow, ofFlow);
  const known = ofFlow.get(act) ?? makeGuardScope(kit, flow, act);
  ofFlow.set(act, known);
  return known;
}

function makeGuardScope(kit: Kit, flow: Flow, act: string | undefined): JsonObject {
  const ofAct =
    act === undefined ? true : act.startsWith('deadline.') ? closed({}) : dataSchema(kit, flow, act);
  return closed({
    act: ofAct,
    record: recordSchema(kit, flow),
    case: caseSchema(kit, flow),
    by: closed({ post: among(['', ...Object.keys(kit.posts)]), seat: true }),
  });
}

/** The scope of a list's `where`. */
export function listScope(kit: Kit, list: ListView): JsonObject | undefined {
  const flow = own(kit.flows, list.flow);
  if (flow === undefined) return undefined;
  const inCase = own(caseSchema(kit, flow), 'properties');
  return closed({
    record: recordSchema(kit, flow),
    case: closed({ ...(isObject(inCase) ? inCase : {}), lights: true, mine: true }),
  });
}

/** Every place that the condition reads and the scope does not have, and every value that a place can never have. */
export function readProblems(
  condition: JsonValue,
  scope: JsonObject,
  file: string,
  pointer: Pointer,
): readonly Problem[] {
  return readsOf(condition).flatMap((read): readonly Problem[] => {
    const field = fieldName(read.steps);
    const found = schemasAt(scope, read.steps);
    if (found.length === 0) {
      // The first unknown step says it; what lies below it is unknown with it.
      const above = read.steps.slice(0, -1);
      const parents = schemasAt(scope, above);
      if (parents.length === 0 || read.values.length > 0) return [];
      const hint = hintFor(read.steps[read.steps.length - 1] ?? '', propertyNames(parents));
      return [checkProblem('condition.field-unknown', file, pointer + read.pointer, { field, hint })];
    }
    const impossible = read.values.filter((value) => !found.some((schema) => mayBe(schema, value)));
    return impossible.map((value) => {
      const params = { field, value: typeof value === 'string' ? value : JSON.stringify(value) };
      return checkProblem('condition.value-impossible', file, pointer + read.pointer, params);
    });
  });
}

function mayBe(schema: JsonValue, value: JsonValue): boolean {
  return isObject(schema) ? test(schema, value) : schema === true;
}

function propertyNames(schemas: readonly JsonValue[]): readonly string[] {
  return schemas.flatMap((schema) => {
    const properties = isObject(schema) ? own(schema, 'properties') : undefined;
    return isObject(properties) ? Object.keys(properties) : [];
  });
}

function fieldName(steps: readonly string[]): string {
  return steps.filter((step) => step !== ANY_ITEM).join('.');
}
