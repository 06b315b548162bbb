import type { Text } from '#core/base';

/** What a value can be. A date and an identity number are texts, but not every text is one. */
export type Kind = 'number' | 'text' | 'date' | 'flag' | 'group';

/** `list` takes lists too, `table` and `fact` name a code table and a member of its `facts`. */
type Wanted = Kind | 'any' | 'date-or-id' | 'number-or-date' | 'list' | 'condition' | 'table' | 'fact';

export interface Signature {
  readonly title: Text;
  /** What the arguments must be, in order; the last one repeats up to `most`. */
  readonly args: readonly Wanted[];
  readonly least: number;
  readonly most: number;
  /** Whether lists are taken as well as single values. */
  readonly lists: boolean;
  /** `same`: as its arguments. `fact`: as the table says. */
  readonly gives: Kind | 'same' | 'fact';
}

const MANY = 50;
const title = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });

const strict = (zh: string, en: string): Signature => ({
  title: title(zh, en),
  args: ['number'],
  least: 2,
  most: MANY,
  lists: false,
  gives: 'number',
});

const aggregate = (zh: string, en: string, of: Wanted, gives: Signature['gives']): Signature => ({
  title: title(zh, en),
  args: [of],
  least: 1,
  most: MANY,
  lists: true,
  gives,
});

const fixed = (
  zh: string,
  en: string,
  args: readonly Wanted[],
  gives: Signature['gives'],
  least = args.length,
): Signature => ({
  title: title(zh, en),
  args,
  least,
  most: args.length,
  lists: false,
  gives,
});

/** Every function, with its name for people; the names of the config are those that a spreadsheet's user expects. */
export const SIGNATURES = {
  add: strict('相加', 'add'),
  subtract: strict('相减', 'subtract'),
  multiply: strict('相乘', 'multiply'),
  divide: strict('相除', 'divide'),
  sum: aggregate('求和', 'sum', 'number', 'number'),
  count: { ...fixed('计数', 'count', ['list', 'condition'], 'number', 1), lists: true },
  mean: aggregate('平均', 'mean', 'number', 'number'),
  min: aggregate('最小', 'least', 'number-or-date', 'same'),
  max: aggregate('最大', 'greatest', 'number-or-date', 'same'),
  round: fixed('四舍五入', 'round', ['number', 'number'], 'number', 1),
  if: fixed('如果', 'if', ['condition', 'any', 'any'], 'same', 2),
  ifMissing: { ...fixed('没有则取', 'if missing', ['any'], 'same', 2), most: MANY },
  today: fixed('今天', 'today', [], 'date'),
  age: fixed('年龄', 'age', ['date-or-id', 'date'], 'number', 1),
  daysBetween: fixed('相差天数', 'days between', ['date', 'date'], 'number'),
  daysLater: fixed('若干天后', 'days later', ['date', 'number'], 'date'),
  workdaysLater: fixed('工作日后', 'working days later', ['date', 'number'], 'date'),
  birthDate: fixed('身份号码的出生日期', 'date of birth from an identity number', ['text'], 'date'),
  sex: fixed('身份号码的性别', 'sex from an identity number', ['text'], 'text'),
  join: { ...fixed('拼接', 'join', ['text', 'any'], 'text'), most: MANY, lists: true },
  lookup: fixed('查表', 'look up', ['text', 'table', 'fact'], 'fact'),
  band: fixed('分档', 'band', ['number', 'table', 'fact'], 'text'),
} as const satisfies Readonly<Record<string, Signature>>;
