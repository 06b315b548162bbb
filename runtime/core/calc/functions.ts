import { isObject, type JsonValue, own } from '#core/base';
import { addDays, dayOfDate } from '#core/clock';
import { parseResidentId } from '#core/condition';
import type { Around } from './Around.ts';
import { add, divide, fromUnits, multiply, round, toUnits } from './decimal.ts';

/** A single value, a list of those that are there, or nothing: missing is missing. */
export type Answer = JsonValue | undefined;

type Calculate = (args: readonly Answer[], around: Around) => Answer;

/** A joined text beyond this is none: what does not fit must not be cut in silence. In code units. */
const LONGEST_TEXT = 1000;
/** As many working days as any deadline of a township has, and a bound for the counting. */
const MOST_WORKDAYS = 1000;

const isList = (value: Answer): value is readonly JsonValue[] => Array.isArray(value);

function flat(args: readonly Answer[]): readonly JsonValue[] {
  const values: JsonValue[] = [];
  for (const one of args) {
    if (isList(one)) for (const item of one) values.push(item);
    else if (one !== undefined) values.push(one);
  }
  return values;
}

/** Numbers among the values, in ten-thousandths. */
function unitsIn(args: readonly Answer[]): readonly number[] {
  const units: number[] = [];
  for (const value of flat(args)) {
    const one = toUnits(value);
    if (one !== undefined) units.push(one);
  }
  return units;
}

type Operation = (left: number, right: number) => number | undefined;

/** Every operand has to be there. */
function strict(operation: Operation): Calculate {
  return (args) => {
    let result: number | undefined;
    for (let index = 0; index < args.length; index++) {
      const next = toUnits(args[index]);
      if (next === undefined) return undefined;
      result = index === 0 ? next : result === undefined ? undefined : operation(result, next);
      if (result === undefined) return undefined;
    }
    return numberOf(result);
  };
}

function numberOf(units: number | undefined): number | undefined {
  return units === undefined ? undefined : fromUnits(units);
}

function total(units: readonly number[]): number | undefined {
  let sum: number | undefined;
  for (const one of units) {
    sum = sum === undefined ? one : add(sum, one);
    if (sum === undefined) return undefined;
  }
  return sum;
}

/** The least or greatest number, or the earliest or latest date when there are no numbers. */
function extreme(isBetter: (one: number | string, best: number | string) => boolean): Calculate {
  return (args) => {
    const units = unitsIn(args);
    const among: readonly (number | string)[] = units.length > 0 ? units : flat(args).filter(isDate);
    let best: number | string | undefined;
    for (const one of among) if (best === undefined || isBetter(one, best)) best = one;
    return typeof best === 'number' ? fromUnits(best) : best;
  };
}

function isDate(value: Answer): value is string {
  return typeof value === 'string' && dayOfDate(value) !== undefined;
}

/** Full years between two days; a birthday on 29 February comes on 1 March in other years. Nothing before the birth. */
function yearsBetween(birth: Answer, day: Answer): number | undefined {
  const from = typeof birth === 'string' ? (bornOf(birth) ?? birth) : undefined;
  if (!isDate(from) || !isDate(day) || day < from) return undefined;
  const years = Number(day.slice(0, 4)) - Number(from.slice(0, 4));
  return day.slice(5) < from.slice(5) ? years - 1 : years;
}

function bornOf(id: string): string | undefined {
  const parsed = parseResidentId(id);
  return parsed === undefined ? undefined : parsed.birthDate;
}

function joined([between, ...parts]: readonly Answer[]): string | undefined {
  const words: string[] = [];
  for (const part of flat(parts)) {
    const units = toUnits(part);
    if (typeof part === 'string' && part !== '') words.push(part);
    else if (units !== undefined) words.push(String(fromUnits(units)));
  }
  const text = words.join(typeof between === 'string' ? between : '');
  return words.length === 0 || text.length > LONGEST_TEXT ? undefined : text;
}

/** What a table says of a code, under a name of its `facts`. */
function factOf(around: Around, table: Answer, code: Answer, fact: Answer): Answer {
  if (typeof table !== 'string' || typeof code !== 'string' || typeof fact !== 'string') return undefined;
  const found = own(around.codes, table);
  const entry = found === undefined ? undefined : found.codes.find((one) => one.code === code);
  const facts = entry === undefined ? undefined : entry.facts;
  return isObject(facts) ? own(facts, fact) : undefined;
}

/** The code of the highest step that the number reaches: `facts[fact]` is where each step begins. */
function bandOf(around: Around, value: Answer, table: Answer, fact: Answer): Answer {
  const units = toUnits(value);
  const found = typeof table === 'string' ? own(around.codes, table) : undefined;
  if (units === undefined || found === undefined) return undefined;
  let best: { readonly code: string; readonly from: number } | undefined;
  for (const { code } of found.codes) {
    const from = toUnits(factOf(around, table, code, fact));
    if (from !== undefined && from <= units && (best === undefined || from > best.from))
      best = { code, from };
  }
  return best === undefined ? undefined : best.code;
}

/** The functions whose arguments are values. `if` and `count` ask conditions and are built where expressions are compiled. */
export const FUNCTIONS: Readonly<Record<string, Calculate>> = {
  add: strict(add),
  subtract: strict((left, right) => add(left, -right)),
  multiply: strict(multiply),
  divide: strict(divide),
  sum: (args) => numberOf(total(unitsIn(args))),
  mean: (args) => {
    const units = unitsIn(args);
    const sum = total(units);
    const count = toUnits(units.length);
    return sum === undefined || count === undefined ? undefined : numberOf(divide(sum, count));
  },
  min: extreme((one, best) => one < best),
  max: extreme((one, best) => one > best),
  round: ([value, decimals]) => {
    const units = toUnits(value);
    const to = decimals === undefined ? 0 : decimals;
    if (units === undefined || (to !== 0 && to !== 1 && to !== 2 && to !== 3 && to !== 4)) return undefined;
    return fromUnits(round(units, to));
  },
  ifMissing: (args) => args.find((one) => one !== undefined),
  today: (_args, { today }) => today,
  age: (args, { today }) => yearsBetween(args[0], args.length > 1 ? args[1] : today),
  daysBetween: ([from, to]) => {
    const [first, last] = [
      isDate(from) ? dayOfDate(from) : undefined,
      isDate(to) ? dayOfDate(to) : undefined,
    ];
    return first === undefined || last === undefined ? undefined : last - first;
  },
  daysLater: ([date, amount]) => {
    const later = isDate(date) && isAmount(amount) ? addDays(date, amount) : undefined;
    return isDate(later) ? later : undefined;
  },
  workdaysLater: ([date, amount], { workdaysLater }) =>
    isDate(date) && isAmount(amount) && workdaysLater !== undefined ? workdaysLater(date, amount) : undefined,
  birthDate: ([id]) => (typeof id === 'string' ? bornOf(id) : undefined),
  sex: ([id]) => {
    const parsed = typeof id === 'string' ? parseResidentId(id) : undefined;
    return parsed === undefined ? undefined : parsed.sex;
  },
  join: joined,
  lookup: ([code, table, fact], around) => factOf(around, table, code, fact),
  band: ([value, table, fact], around) => bandOf(around, value, table, fact),
};

function isAmount(value: Answer): value is number {
  return typeof value === 'number' && value % 1 === 0 && value >= 0 && value <= MOST_WORKDAYS;
}
