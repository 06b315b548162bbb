import { type JsonValue, own } from '#core/base';
import { callOf, EVERY, type Expression, placeOfField } from './Expression.ts';
import { listed, pick, type Sayer } from './Sayer.ts';
import { sayCondition } from './sayCondition.ts';

/** What one function's call is called, its arguments being said already. `raw` are they as written. */
type Say = (args: readonly string[], sayer: Sayer, raw: readonly Expression[]) => string;

const SIGNS: Readonly<Record<string, string>> = {
  add: ' + ',
  subtract: ' − ',
  multiply: ' × ',
  divide: ' ÷ ',
};

const of =
  (zh: string, en: string): Say =>
  (args, { language }) =>
    pick(language, `${listed(args, language)}的${zh}`, `the ${en} of ${listed(args, language)}`);

const SAY: Readonly<Record<string, Say>> = {
  sum: of('合计', 'sum'),
  mean: of('平均值', 'mean'),
  min: of('最小值', 'least'),
  max: of('最大值', 'greatest'),
  birthDate: of('出生日期', 'date of birth'),
  sex: of('性别', 'sex'),
  today: (_args, { language }) => pick(language, '今天', 'today'),
  ifMissing: ([first = '', ...others], { language }) =>
    pick(
      language,
      `${first}（没有则取${others.join('，再没有则取')}）`,
      `${first} (if missing, ${others.join(', else ')})`,
    ),
  round: ([value = '', decimals = '0'], { language }) =>
    decimals === '0'
      ? pick(language, `${value}，四舍五入取整`, `${value}, rounded`)
      : pick(
          language,
          `${value}，四舍五入保留 ${decimals} 位小数`,
          `${value}, rounded to ${decimals} ${decimals === '1' ? 'decimal' : 'decimals'}`,
        ),
  age: ([birth = '', day], { language }) =>
    day === undefined
      ? pick(language, `从${birth}到今天的周岁`, `full years from ${birth} to today`)
      : pick(language, `从${birth}到${day}的周岁`, `full years from ${birth} to ${day}`),
  daysBetween: ([from = '', to = ''], { language }) =>
    pick(language, `从${from}到${to}的天数`, `the days from ${from} to ${to}`),
  daysLater: ([date = '', amount = ''], { language }) =>
    pick(language, `${date}起 ${amount} 天后`, `${amount} days after ${date}`),
  workdaysLater: ([date = '', amount = ''], { language }) =>
    pick(language, `${date}起 ${amount} 个工作日后`, `${amount} working days after ${date}`),
  join: ([between = '', ...parts], { language }) =>
    between === '' || between === '“”'
      ? pick(language, `${listed(parts, language)}连起来`, `${listed(parts, language)} joined`)
      : pick(
          language,
          `${listed(parts, language)}用${between}连起来`,
          `${listed(parts, language)} joined by ${between}`,
        ),
  lookup: ([code = ''], { language, table }, [, id, fact]) =>
    pick(
      language,
      `按${code}查${table(textOf(id))}得到的“${textOf(fact)}”`,
      `“${textOf(fact)}” of ${code} in ${table(textOf(id))}`,
    ),
  band: ([value = ''], { language, table }, [, id]) =>
    pick(language, `按${value}在${table(textOf(id))}里分档`, `the band of ${value} in ${table(textOf(id))}`),
};

/**
 * An expression as people read it, without a full stop: `“数量” × “单价”，四舍五入保留 2 位小数` (SPEC X7).
 * @param field the place of the calculated field
 */
export function sayExpression(expression: Expression, field: readonly string[], sayer: Sayer): string {
  const { language } = sayer;
  if (typeof expression === 'number') return String(expression);
  if (typeof expression === 'boolean')
    return pick(language, expression ? '是' : '否', expression ? 'yes' : 'no');
  // A text is most often a value of the field itself, such as one of its codes.
  if (typeof expression === 'string') return `“${sayer.value(field, expression)}”`;
  const group = field.slice(0, -1);
  const call = callOf(expression);
  if (call === undefined) return pick(language, '看不懂的一步', 'a step that cannot be read');
  const { name, args } = call;
  if (name === 'field') return sayPlace(args[0], group, sayer);
  const said = (arg: JsonValue | undefined): string =>
    arg === undefined ? '' : sayExpression(arg, field, sayer);
  const sign = own(SIGNS, name);
  if (sign !== undefined) return args.map((arg) => bracketed(arg, said(arg), language)).join(sign);
  if (name === 'if') return sayChoice(args, said, group, sayer);
  if (name === 'count') return sayCount(args, said(args[0]), group, sayer);
  const say = own(SAY, name);
  return say === undefined
    ? pick(language, `${name}（${args.map(said).join('，')}）`, `${name}(${args.map(said).join(', ')})`)
    : say(args.map(said), sayer, args);
}

function sayPlace(written: Expression | undefined, group: readonly string[], sayer: Sayer): string {
  const place = placeOfField(written);
  if (place === undefined) return pick(sayer.language, '看不懂的一项', 'a field that cannot be read');
  const steps = place.from === 'here' ? [...group, ...place.steps] : place.steps;
  const every = place.steps.lastIndexOf(EVERY);
  if (every < 0 || every === place.steps.length - 1)
    return sayer.field(steps.filter((_step, at) => at < steps.length - 1 || steps[at] !== EVERY));
  const list = steps.slice(0, steps.lastIndexOf(EVERY));
  return pick(
    sayer.language,
    `${sayer.field(list)}各项的${sayer.field(steps)}`,
    `${sayer.field(steps)} of every entry of ${sayer.field(list)}`,
  );
}

function sayChoice(
  args: readonly Expression[],
  said: (arg: Expression | undefined) => string,
  group: readonly string[],
  sayer: Sayer,
): string {
  const [condition = true, then, otherwise] = args;
  const when = sayCondition(condition, group, sayer);
  const { language } = sayer;
  const or =
    otherwise === undefined
      ? pick(language, '否则不填', 'else nothing')
      : pick(language, `否则取${said(otherwise)}`, `else ${said(otherwise)}`);
  return pick(language, `如果${when}，取${said(then)}，${or}`, `if ${when}, ${said(then)}, ${or}`);
}

function sayCount(args: readonly Expression[], list: string, group: readonly string[], sayer: Sayer): string {
  const [counted, condition] = args;
  const { language } = sayer;
  if (condition === undefined) return pick(language, `${list}的项数`, `the number of ${list}`);
  const call = callOf(counted ?? null);
  const place = call?.name === 'field' ? placeOfField(call.args[0]) : undefined;
  const steps = place === undefined ? [] : place.from === 'here' ? [...group, ...place.steps] : place.steps;
  const entries = steps.at(-1) === EVERY ? steps : [...steps, EVERY];
  const when = sayCondition(condition, entries, sayer);
  return pick(language, `${list}中${when}的项数`, `the number of ${list} where ${when}`);
}

/** A sum inside a product needs brackets, and so does whatever else is more than one thing. */
function bracketed(arg: Expression, said: string, language: string): string {
  const name = callOf(arg)?.name;
  if (name === undefined || name === 'field' || name === 'today') return said;
  return pick(language, `（${said}）`, `(${said})`);
}

function textOf(value: Expression | undefined): string {
  return typeof value === 'string' ? value : '';
}
