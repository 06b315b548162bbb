import { getAt, isText, type JsonObject, type JsonValue, own, type Text } from '#core/base';
import { aroundAt, validateRecord } from '#core/calc';
import type { Violation } from '#core/condition';
import type { ActionFile, Flow, Form } from '#core/model';
import type { RuleKit } from './Actor.ts';
import { fieldTitle, placeOf } from './fieldTitle.ts';
import { reasons } from './reasons.ts';
import { listWords, sentence, type Words, wordsOf } from './words.ts';

/** What is wrong, with its sentence; undefined when nothing is. */
export interface Fault {
  readonly reason: Text;
  readonly violations: readonly Violation[];
}

/** The form an act asks for: `open` asks for the flow's. */
export function formOf(kit: RuleKit, flow: Flow, act: string): Form | undefined {
  const id = act === 'open' ? flow.form : own(flow.actions, act)?.form;
  return id === undefined ? undefined : own(kit.forms, id);
}

/** Judges an act's data by its form, with what it calculates and checks, and the units it would make a party by the kit's. */
export function judgeData(
  kit: RuleKit,
  flow: Flow,
  act: string,
  data: JsonObject,
  at?: number,
): Fault | undefined {
  const action = own(flow.actions, act);
  if (action === undefined) return undefined;
  const form = formOf(kit, flow, act);
  if (form === undefined) return judgeNothing(action, data);
  const violations = [
    ...validateRecord(form.schema, data, aroundAt(kit, at)),
    ...unknownUnits(kit, flow, action, data),
  ];
  return violations.length === 0 ? undefined : { reason: explainData(form, data, violations), violations };
}

/** An act without a form takes no data. */
function judgeNothing(action: ActionFile, data: JsonObject): Fault | undefined {
  const violations = Object.keys(data).map((name) => ({
    pointer: '',
    keyword: 'additionalProperties',
    params: { additionalProperty: name },
  }));
  return violations.length === 0
    ? undefined
    : { reason: reasons.dataUnasked(wordsOf(action.title)), violations };
}

/** A case must not be sent to an office that does not exist: nobody would ever see it. */
function unknownUnits(kit: RuleKit, flow: Flow, action: ActionFile, data: JsonObject): Violation[] {
  const found: Violation[] = [];
  for (const [party, source] of Object.entries(action.assigns ?? {})) {
    if (own(flow.parties, party)?.kind !== 'unit' || source.startsWith('@')) continue;
    if (namesAt(data, source).every((unit) => own(kit.units, unit) !== undefined)) continue;
    found.push({ pointer: source, keyword: 'enum', params: { allowedValues: Object.keys(kit.units) } });
  }
  return found;
}

/** The names at a pointer: one text, or a list of texts. */
export function namesAt(data: JsonObject, pointer: string): readonly string[] {
  const value: JsonValue | undefined = getAt(data, pointer);
  const list: readonly JsonValue[] = Array.isArray(value) ? (value as readonly JsonValue[]) : [value ?? null];
  return list.filter((name): name is string => typeof name === 'string' && name !== '');
}

function explainData(form: Form, data: JsonObject, violations: readonly Violation[]): Text {
  const check = explainCheck(form, violations);
  if (check !== undefined) return check;
  const missing: Words[] = [];
  const wrong: Words[] = [];
  for (const violation of violations) {
    const list = isMissing(violation, data) ? missing : wrong;
    list.push(fieldTitle(form, placeOf(violation)));
  }
  const lists = [listWords(missing, 'plain'), listWords(wrong, 'plain')] as const;
  if (wrong.length === 0) return reasons.dataMissing(lists[0]);
  return missing.length === 0 ? reasons.dataWrong(lists[1]) : reasons.dataMissingAndWrong(...lists);
}

/** The words of the form's own check, or that a sum is not what follows, when nothing simpler is wrong. */
export function explainCheck(form: Form, [first, ...others]: readonly Violation[]): Text | undefined {
  if (first === undefined || others.some(({ keyword }) => !keyword.startsWith('x-'))) return undefined;
  if (first.keyword === 'x-calc') return reasons.calculated(fieldTitle(form, first.pointer));
  const message = first.keyword === 'x-checks' ? first.params['message'] : undefined;
  if (!isText(message)) return undefined;
  const { zh, en } = wordsOf(message);
  return sentence(zh, en);
}

/** An empty text or list where something is asked for is missing to a person, whatever the keyword says. */
function isMissing({ keyword, pointer }: Violation, data: JsonObject): boolean {
  if (keyword === 'required' || keyword === 'dependentRequired') return true;
  const value = getAt(data, pointer);
  return value === '' || (Array.isArray(value) && value.length === 0);
}
