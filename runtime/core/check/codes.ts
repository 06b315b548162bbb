import type { Severity } from '#core/base';
import { MODEL_PROBLEMS, type ProblemKind, problemMaker } from '#core/model';
import { FORM_PROBLEMS } from './formCodes.ts';
import { error, warning } from './kinds.ts';

/**
 * Every code that a check may report, with its sentence. A code is never given another meaning; each has a
 * fixture in `tests/broken/` (SPEC K1). An error keeps a config from being published, a warning does not.
 */
const CHECK_PROBLEMS = {
  'chart.target-unknown': error(
    '没有“{name}”这个状态，流转到不了那里。{hint}',
    'There is no state “{name}” to lead to. {hint}',
  ),
  'chart.refused': error(
    '这张流程图无法运行（{reason}）。请对照状态和转移的写法改正。',
    'The state machine does not accept this chart ({reason}). Correct its states and transitions.',
  ),
  'chart.regions-reset': error(
    '“{event}”从“{source}”转出时，并列的“{region}”会一同回到起点，那里的进度会丢失。请把这条转移写到目标所在的并列分支里。',
    'When “{event}” leaves “{source}”, the parallel region “{region}” starts again and forgets where it was. Write this transition inside the region of its target.',
  ),
  'chart.open-missing': error(
    '起始状态没有用“open”转出，事情登记后哪里也去不了。请在起始状态加上 open。',
    'The initial state is not left by “open”, so a case could never begin. Add “open” to the initial state.',
  ),
  'chart.state-unreachable': error(
    '没有任何办法能到“{state}”这个状态。请加一条通向它的转移，或删去它。',
    'Nothing ever leads to the state “{state}”. Add a transition to it or remove it.',
  ),
  'chart.dead-end': error(
    '事情到了“{state}”就走不下去了：没有哪个有人担任的岗位能办理，也没有时限能让它继续。请加一个出口；如果到此就算办结，请给它加上 closed 标记。',
    'A case that reaches “{state}” can never leave it: no post that somebody holds and no deadline leads on. Add a way out or, if it is finished there, give the state the tag “closed”.',
  ),
  'chart.never-closes': error(
    '从“{state}”出发，怎么走都到不了办结（带 closed 标记的状态）。请加一条通向办结的路。',
    'From “{state}” no path leads to an end (a state with the tag “closed”). Add one.',
  ),

  'condition.outside-subset': error(
    '条件里不能用“{keyword}”这种写法。请改用允许的写法，例如 const、enum、required、minimum、anyOf、not。',
    'A condition cannot use “{keyword}” like this. Use what is possible, such as const, enum, required, minimum, anyOf, not.',
  ),
  'condition.field-unknown': error(
    '条件用到“{field}”，可是没有这一项，条件不会按预期成立。{hint}',
    'The condition looks at “{field}”, which does not exist, so it never does what it should. {hint}',
  ),
  'condition.value-impossible': error(
    '条件拿“{field}”和“{value}”比较，可是它不可能是这个值。请改成可能的值。',
    'The condition compares “{field}” with “{value}”, which it can never be. Use a value that is possible.',
  ),

  'flow.form-unknown': error('没有“{name}”这张表单。{hint}', 'There is no form “{name}”. {hint}'),
  'flow.field-unknown': error(
    '表单“{form}”里没有“{pointer}”这一项。{hint}',
    'The form “{form}” has no field “{pointer}”. {hint}',
  ),
  'flow.post-unknown': error('没有“{name}”这个岗位。{hint}', 'There is no post “{name}”. {hint}'),
  'flow.party-unknown': error(
    '这个流程里没有“{name}”这个角色。{hint}',
    'This flow has no party “{name}”. {hint}',
  ),
  'flow.state-unknown': error(
    '流程图里没有“{name}”这个状态。{hint}',
    'The chart has no state “{name}”. {hint}',
  ),
  'flow.act-unknown': error(
    '这个流程里没有“{name}”这个操作。{hint}',
    'This flow has no action “{name}”. {hint}',
  ),
  'flow.template-unknown': error('没有“{name}”这个打印模板。{hint}', 'There is no template “{name}”. {hint}'),
  'flow.event-without-action': error(
    '流程图里有“{name}”，actions 里却没有写谁可以办理。请在 actions 里补上。',
    'The chart knows “{name}”, but “actions” does not say who may do it. Add it there.',
  ),

  'action.never-possible': error(
    '“{action}”既不在流程图里，也没有写在哪些状态下可以办理（during），按钮永远不会出现。请补上其中一样。',
    '“{action}” is neither an event of the chart nor has it “during”, so its button never appears. Add one of the two.',
  ),
  'action.nobody-holds': error(
    '没有写谁可以办理“{action}”，或者能办理的岗位都可以空缺（seats 为 0），到时候可能没有人办。请再给一个必有人担任的岗位。',
    'No post may do “{action}”, or only posts that may stay empty (seats 0), so perhaps nobody can do it. Grant it to a post that is always held.',
  ),
  'action.edits-calculated': error(
    '“{action}”要修改“{field}”，可是它是自动算出来的，不能直接改。请从 edits 里删去。',
    '“{action}” lists “{field}” to be edited, but it is calculated. Remove it from “edits”.',
  ),
  'action.prefill-wrong': error(
    '“{action}”要先填好“{field}”，可是表单里没有这一项，或者所写的算式在原记录上得不出这样的内容。请对照表单和代码表改正。',
    '“{action}” is to begin with “{field}”, but its form has no such field, or the expression gives nothing of the kind from the record. Compare it with the form and the code table.',
  ),
  'action.grant-contradicts': error(
    '“{action}”既要求由“{party}”办理，又不许“{party}”办理。请去掉其中一条。',
    '“{action}” asks for “{party}” and excludes “{party}” as well. Remove one of the two.',
  ),
  'action.party-kind-wrong': error(
    '岗位“{post}”不可能成为“{party}”：{why}。请换岗位或换角色。',
    'The post “{post}” can never be “{party}”: {why}. Use another post or party.',
  ),
  'action.assigns-wrong': error(
    '“{party}”应当是{wanted}，这里给的却不是。请改用能给出{wanted}的内容。',
    '“{party}” has to be {wanted}, but this gives something else. Use what gives {wanted}.',
  ),
  'action.edits-with-form': error(
    '“{action}”既要修改原记录（edits），又要填表单，两样只能选一样。请去掉一样。',
    '“{action}” changes the record (“edits”) and asks for a form as well; only one of them is possible. Remove one.',
  ),

  'party.reporter-missing': error(
    '每个流程都要有“reporter”（上报人），类型为个人。请补上。',
    'Every flow has the party “reporter”, a person. Add it.',
  ),
  'party.never-assigned': error(
    '没有哪个操作指定“{party}”，依靠它的规定都不起作用。请在某个操作的 assigns 里指定它。',
    'No action ever assigns “{party}”, so whatever relies on it does nothing. Assign it in some action.',
  ),

  'deadline.unknown': error(
    '流程图等着“{name}”到期，可是没有这个时限。{hint}',
    'The chart waits for “{name}” to fall due, but there is no such deadline. {hint}',
  ),
  'deadline.until-wrong': error(
    '延到哪一天，要取自表单“{form}”里的一个日期，“{pointer}”不是日期。请改正。',
    'The new due date comes from a date field of the form “{form}”; “{pointer}” is none. Correct it.',
  ),

  'audience.wrong': error(
    '事情不能发给“{to}”：只能写“grid”“town”，或“party:”加本流程一个角色的名称。{hint}',
    'A case cannot go to “{to}”: write grid, town or party: and a party of this flow. {hint}',
  ),
  'audience.left-out': error(
    '“{action}”要由“{who}”办理，可是事情从来不发给他们，他们看不到。请在 audience 里加上 {to}。',
    '“{action}” is for “{who}”, but the case is never sent to them, so they never see it. Add {to} to the audience.',
  ),

  'post.nobody-holds': error(
    '没有人能担任“{post}”：还没有设立它的{seats}。请先设立，或改变它的范围。',
    'Nobody can hold “{post}”: there is no {seats} for it. Add one, or change its reach.',
  ),

  'list.flow-unknown': error('没有“{name}”这个流程。{hint}', 'There is no flow “{name}”. {hint}'),
  'list.post-unknown': error('没有“{name}”这个岗位。{hint}', 'There is no post “{name}”. {hint}'),
  'list.field-unknown': error(
    '表单“{form}”里没有“{pointer}”这一项，这一列永远是空的。{hint}',
    'The form “{form}” has no field “{pointer}”, so the column stays empty. {hint}',
  ),

  ...FORM_PROBLEMS,

  'codes.known-wrong': error(
    '“{title}”写成 {code} 是流传的错误版本，{standard} 规定是 {right}。请改正。',
    '“{title}” as {code} is a known wrong copy; {standard} says {right}. Correct it.',
  ),

  'division.gap': error(
    '“{group}”不属于任何网格，成了空白点。请把它划入一个网格。',
    '“{group}” belongs to no grid: a gap. Put it into one.',
  ),
  'division.overlap': error(
    '“{group}”同时划在“{first}”和“{second}”，成了交叉点。请只留一个。',
    '“{group}” belongs to both “{first}” and “{second}”: an overlap. Keep one of them.',
  ),
  'division.group-unknown': error(
    '网格“{grid}”里的“{name}”不是本村（居）的小组。{hint}',
    'The grid “{grid}” lists “{name}”, which is no group of its village. {hint}',
  ),
  'division.code-wrong': error(
    '编码“{code}”不对：{rule}。请改正。',
    'The code “{code}” is wrong: {rule}. Correct it.',
  ),

  'calendar.none': warning(
    '没有任何一年的日历，所有按工作日计算或遇假日顺延的期限都只能标为“暂定”。请在 calendar/ 里加入国务院公布的当年安排。',
    'There is no calendar of any year, so every due date that depends on working days is only provisional. Add the official calendar of the year to calendar/.',
  ),
  'calendar.date-wrong': error(
    '“{date}”不是 {year} 年的日期。请改正。',
    '“{date}” is not a date of {year}. Correct it.',
  ),
  'calendar.off-and-worked': error(
    '“{date}”既列为放假，又列为上班。请只留一处。',
    '“{date}” is listed both as off and as worked. Keep one of them.',
  ),
  'calendar.day-pointless': warning(
    '“{date}”是{weekday}，本来就是{usual}，不用再列。请核对是不是写错了日期。',
    '“{date}” is a {weekday}, which is {usual} anyway. See whether the date is a mistake.',
  ),
} as const satisfies Readonly<Record<string, ProblemKind>>;

export type CheckCode = keyof typeof CHECK_PROBLEMS;

export const checkProblem = problemMaker<CheckCode>(CHECK_PROBLEMS);

/** The codes of templates; their sentences are made where templates are read (`print/`). */
const TEMPLATE_PROBLEMS = {
  'template.active': 'error',
  'template.argument': 'error',
  'template.helper': 'error',
  'template.name': 'error',
  'template.place': 'error',
  'template.raw': 'error',
  'template.syntax': 'error',
  'template.unsupported': 'error',
} as const satisfies Readonly<Record<string, Severity>>;

const severities = (kinds: Readonly<Record<string, ProblemKind>>): readonly (readonly [string, Severity])[] =>
  Object.entries(kinds).map(([code, { severity }]) => [code, severity]);

/** The registry: every code that loading a config can report, with its severity. */
export const PROBLEM_CODES: ReadonlyMap<string, Severity> = new Map<string, Severity>([
  ...severities(MODEL_PROBLEMS),
  ...severities(CHECK_PROBLEMS),
  ...Object.entries(TEMPLATE_PROBLEMS),
]);
