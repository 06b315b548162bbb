import type { Text } from '#core';
import { own } from '#core';
import { say } from '#designer/refs';

/** What people call the settings of a field, a state, an action. */
const WORDS: Readonly<Record<string, Text>> = {
  title: say('名称', 'name'),
  description: say('说明', 'description'),
  help: say('说明', 'help'),
  type: say('类型', 'kind'),
  format: say('格式', 'format'),
  pattern: say('格式', 'format'),
  enum: say('选项', 'options'),
  oneOf: say('选项', 'options'),
  const: say('取值', 'value'),
  default: say('默认值', 'default'),
  required: say('必填项', 'required fields'),
  minLength: say('最少字数', 'shortest length'),
  maxLength: say('最多字数', 'longest length'),
  minimum: say('最小值', 'smallest value'),
  maximum: say('最大值', 'largest value'),
  exclusiveMinimum: say('下限', 'lower limit'),
  exclusiveMaximum: say('上限', 'upper limit'),
  multipleOf: say('取值间隔', 'step'),
  minItems: say('最少几项', 'fewest items'),
  maxItems: say('最多几项', 'most items'),
  uniqueItems: say('能否重复', 'whether items may repeat'),
  'x-codes': say('代码表', 'code table'),
  'x-kind': say('选什么', 'what is chosen'),
  'x-unit': say('单位', 'unit'),
  'x-personal': say('个人信息的用途说明', 'declared use of personal data'),
  'x-attachment': say('附件的限制', 'limits of attachments'),
  readOnly: say('是否只读', 'whether it is read only'),
  if: say('条件', 'condition'),
  then: say('条件成立时的规定', 'rule when the condition holds'),
  else: say('条件不成立时的规定', 'rule when the condition does not hold'),
  allOf: say('条件', 'conditions'),
  anyOf: say('条件', 'conditions'),
  not: say('条件', 'condition'),
  'ui:order': say('字段顺序', 'order of fields'),
  'ui:help': say('填写提示', 'help'),
  'ui:placeholder': say('框内提示', 'placeholder'),
  'ui:widget': say('填写方式', 'way of entering'),
  'ui:options': say('版面', 'layout'),
  by: say('由谁办理', 'who may do it'),
  unless: say('不许谁办理', 'who may not do it'),
  during: say('在哪些状态下', 'in which states'),
  form: say('填哪张表', 'its form'),
  assigns: say('指定谁', 'whom it assigns'),
  prefill: say('先填好什么', 'what its form begins with'),
  edits: say('可以改的内容', 'what it may change'),
  tone: say('按钮样式', 'look of its button'),
  amount: say('时长', 'length'),
  unit: say('时间单位', 'unit of time'),
  variants: say('另算的情况', 'other cases'),
  pauses: say('何时暂停', 'when it stands still'),
  warn: say('何时提醒', 'when it warns'),
  from: say('从何时起算', 'what it is counted from'),
  rollover: say('遇假日是否顺延', 'whether it moves past holidays'),
  includeStart: say('是否算上起始日', 'whether the first day counts'),
  extendedBy: say('由什么延长', 'what extends it'),
  guard: say('条件', 'condition'),
  condition: say('条件', 'condition'),
  target: say('转到哪里', 'where it leads'),
  where: say('筛选条件', 'filter'),
  columns: say('列', 'columns'),
  sort: say('排序', 'order'),
  posts: say('给谁看', 'who sees it'),
  reach: say('管辖范围', 'reach'),
  home: say('首页', 'first page'),
  seats: say('人数', 'number of holders'),
  designs: say('能否修改表单', 'whether it may change forms'),
  appoints: say('能否管理账号', 'whether it may manage accounts'),
  codes: say('代码', 'codes'),
  retired: say('是否停用', 'whether it is retired'),
  tags: say('标记', 'tags'),
  initial: say('从哪里开始', 'where it begins'),
  summary: say('事项摘要', 'what a case is called'),
  audience: say('发给谁', 'who receives it'),
};

/** undefined for what has no words for people. */
export function keywordWords(keyword: string): Text | undefined {
  return own(WORDS, keyword);
}

/** Words for a list of settings; those without words together. */
export function keywordList(keywords: readonly string[]): Text {
  const known = keywords.map(keywordWords).filter((words) => words !== undefined);
  const words = known.length < keywords.length || known.length === 0 ? [...known, OTHER] : known;
  const join = (language: 'zh-CN' | 'en', separator: string): string =>
    [...new Set(words.map((one) => one[language] ?? ''))].join(separator);
  return say(join('zh-CN', '、'), join('en', ', '));
}

const OTHER = say('其他设置', 'other settings');
