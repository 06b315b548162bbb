import { equalJson, isObject, joinPointer, type JsonObject, type JsonValue, own } from '#core/base';
import { EVERY } from '#core/calc';
import { fieldsOf } from '#core/form';
import type { Flow, Kit } from '#core/model';
import { type Asked, askedOf } from './askedOf.ts';
import type { Known } from './Burden.ts';

/** Words that stand on many forms and mean something new each time. */
const GENERIC = /^(?:说明|理由|备注|意见|审批意见|类型|日期|时间|地点|情况)$/;

/** The fields of a form that ask for what is known elsewhere, each once and by the nearest source. */
export function knownAgain(kit: Kit, formId: string, asked: readonly Asked[]): readonly Known[] {
  const titles = new Map(fieldsOf(kit, formId).map(({ pointer, title }) => [pointer, title]));
  return asked.flatMap((field): readonly Known[] => {
    const from = sourceOf(kit, formId, field, asked);
    if (from === undefined) return [];
    const { steps } = field;
    const words = titleOf(field);
    const title = titles.get(joinPointer(steps.map((step) => (step === EVERY ? '-' : step))));
    return [{ ...from, steps, pointer: joinPointer(steps), title: title ?? { 'zh-CN': words, en: words } }];
  });
}

function sourceOf(
  kit: Kit,
  formId: string,
  field: Asked,
  asked: readonly Asked[],
): Pick<Known, 'from' | 'form'> | undefined {
  if (saidByNumber(field, asked)) return { from: 'identity', form: formId };
  const register = registers(kit).find(
    ({ form }) => form !== formId && askedOf(kit, form).some((one) => isSamePersonal(one, field)),
  );
  if (register !== undefined) return { from: 'register', form: register.form };
  for (const flow of Object.values(kit.flows)) {
    const forms = formsOf(flow);
    // The opening form is the one that asks first.
    if (!forms.includes(formId) || flow.form === formId) continue;
    if (askedOf(kit, flow.form).some((one) => isSameQuestion(one, field)))
      return { from: 'flow', form: flow.form };
  }
  return undefined;
}

/** Sex, birth and age beside an identity number, unless they are only asked where the number is missing. */
function saidByNumber(field: Asked, asked: readonly Asked[]): boolean {
  const { schema, group } = field;
  const hasNumber = asked.some((one) => one.group === group && own(one.schema, 'format') === 'resident-id');
  if (!hasNumber) return false;
  const title = titleOf(field);
  const isDerived =
    own(schema, 'x-codes') === 'sex' || /出生|周岁|年龄|性别|\b(birth|age|sex)\b/i.test(title);
  return isDerived && isListed(group, field);
}

/** Named in `required` of the group itself: then whoever gave the number is asked as well. */
function isListed(group: JsonObject, { steps }: Asked): boolean {
  const required = own(group, 'required');
  return Array.isArray(required) && (required as readonly JsonValue[]).includes(steps.at(-1) ?? '');
}

/** Flows whose cases are the households of the town. */
function registers(kit: Kit): readonly Flow[] {
  return Object.values(kit.flows).filter(({ volume }) => volume?.per === 'household');
}

function isSamePersonal(one: Asked, other: Asked): boolean {
  const about = (field: Asked): boolean => isObject(own(field.schema, 'x-personal'));
  return about(one) && about(other) && isSameQuestion(one, other);
}

/** A photo is another one each time. */
function isSameQuestion(one: Asked, other: Asked): boolean {
  if (own(one.schema, 'type') === 'array') return false;
  if (titleOf(one) !== titleOf(other) || GENERIC.test(titleOf(one))) return false;
  return ['type', 'format', 'x-codes', 'x-kind'].every((keyword) =>
    equalJson(own(one.schema, keyword), own(other.schema, keyword)),
  );
}

function formsOf({ form, actions }: Flow): readonly string[] {
  return [form, ...Object.values(actions).flatMap((action) => action.form ?? [])];
}

function titleOf({ schema, steps }: Asked): string {
  const title = own(schema, 'title');
  return typeof title === 'string' ? title : (steps.at(-1) ?? '');
}
