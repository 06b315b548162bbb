import type { Severity } from '#core/base';
import { MODEL_PROBLEMS, type ProblemKind, problemMaker } from '#core/model';

const error = (zh: string, en: string): ProblemKind => ({ severity: 'error', words: { 'zh-CN': zh, en } });
const warning = (zh: string, en: string): ProblemKind => ({
  severity: 'warning',
  words: { 'zh-CN': zh, en },
});

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
    '事情不能发给“{to}”：只能写“grid”“town”，或“party:”加一个单位角色的名称。{hint}',
    'A case cannot go to “{to}”: write grid, town or party: and a party that is a unit. {hint}',
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

  'form.keyword-advanced': warning(
    '“{keyword}”是高级写法：会保留，但离线填写和数据库校验时不起作用。如非必要，请改用普通写法。',
    '“{keyword}” is advanced: it is kept, but neither the offline form nor the database checks it. Avoid it if you can.',
  ),
  'form.keyword-malformed': error(
    '“{keyword}”的值写得不对，这张表单怎么填都不会通过。请改正。',
    'The value of “{keyword}” is not possible, so no data could ever pass this form. Correct it.',
  ),
  'form.required-unknown': error(
    '必填项“{name}”不在表单里，这张表单永远无法提交。{hint}',
    'The required field “{name}” is not in the form, so it could never be sent. {hint}',
  ),
  'form.order-open': error(
    'ui:order 的最后要有“*”，不然新加的字段会让表单打不开。请在末尾加上“*”。',
    'ui:order has to end with "*", otherwise a new field keeps the form from opening. Add "*" at its end.',
  ),
  'form.ui-field-unknown': error(
    '界面设置写了“{name}”，表单里却没有这个字段。{hint}',
    'The layout names “{name}”, but the form has no such field. {hint}',
  ),
  'form.personal-undeclared': error(
    '“{name}”是个人信息，必须用 x-personal 写明目的、依据、保存期限和敏感程度（个人信息保护法第六条、第十七条）。请补上，不需要就删去这个字段。',
    '“{name}” is personal information and has to say its purpose, basis, retention and sensitivity in x-personal (PIPL §6, §17). Add it, or remove the field if it is not needed.',
  ),
  'form.personal-unclear': error(
    '“{name}”的 x-personal 里，{key} 不能写“{value}”。依据写 consent、duty、law、contract、emergency 或 public，期限写 P5Y 这样的时长，敏感程度写 general 或 sensitive（个人信息保护法第十三条、第十九条、第二十八条）。',
    'In x-personal of “{name}”, {key} cannot be “{value}”. A basis is consent, duty, law, contract, emergency or public, a retention a duration such as P5Y, a sensitivity general or sensitive (PIPL §13, §19, §28).',
  ),
  'form.sensitive-unmarked': error(
    '“{name}”属于敏感个人信息，sensitivity 要写 sensitive（个人信息保护法第二十八条）。请改正，不需要就删去这个字段。',
    '“{name}” is sensitive personal information and needs the sensitivity “sensitive” (PIPL §28). Correct it, or remove the field if it is not needed.',
  ),
  'form.consent-missing': error(
    '“{name}”是凭同意收集的敏感个人信息，同一处要有一项记录单独同意的“是或否”（个人信息保护法第十四条、第二十九条、第三十一条）。请加上。',
    '“{name}” is sensitive and collected by consent, so beside it a yes or no has to record the separate consent (PIPL §14, §29, §31). Add it.',
  ),
  'form.personal-excess': warning(
    '“{name}”超出“{purpose}”这个目的所需，只为联系人不用收集（个人信息保护法第六条）。请删去，或写明它自己的目的。',
    '“{name}” is more than its purpose “{purpose}” needs: to contact somebody it is not wanted (PIPL §6). Remove it or state a purpose of its own.',
  ),
  'form.position-forced': error(
    '“{name}”是位置，不能设为必填：不得强制上传工作位置和轨迹（国办函〔2026〕12号）。请改为选填。',
    '“{name}” is a position and cannot be required: nobody may be forced to upload where they are (General Office of the State Council, letter 12 of 2026). Make it optional.',
  ),
  'form.asked-again': warning(
    '“{name}”从身份号码就能知道，不要再问一遍（政务数据共享条例要求不重复收集）。请改为没有身份号码时才填，或自动算出。',
    '“{name}” follows from the identity number and need not be asked again (the regulation on sharing government data forbids it). Ask only where the number is missing, or calculate it.',
  ),
  'form.field-forbidden': error(
    '“{name}”不能收集：{why}。请删去这个字段。',
    '“{name}” must not be collected: {why}. Remove the field.',
  ),
  'form.photo-forced': error(
    '“{name}”是照片，不能设为必填：不得强制上传工作照片（国办函〔2026〕12号）。请改为选填。',
    '“{name}” is a photo and cannot be required: nobody may be forced to upload photos of their work. Make it optional.',
  ),

  'form.untranslated': warning(
    '“{words}”缺少 {language} 的译文，将显示主要语言的文字。请在 {file} 里补上“{pointer}”。',
    'There are no words in {language} for “{words}”, so the main language is shown instead. Add “{pointer}” to {file}.',
  ),
  'form.text-nowhere': error(
    '译文“{pointer}”对应的文字在表单里找不到，不会显示。{hint}',
    'The form has no words at “{pointer}”, so this translation is never shown. {hint}',
  ),

  'calc.malformed': error(
    '“{title}”的算式写得不对：每一步要写成一个函数名加一组参数，例如 sum；用到其他字段写 field。请改正。',
    'The calculation of “{title}” is not written rightly: each step is one function with its arguments, and a field is written with field. Correct it.',
  ),
  'calc.too-large': error(
    '“{title}”的算式太长或套得太深。请拆成几个计算字段，一步一步算。',
    'The calculation of “{title}” is too long or too deep. Split it into several calculated fields.',
  ),
  'calc.function-unknown': error(
    '“{title}”的算式里没有“{name}”这个函数。{hint}',
    'The calculation of “{title}” uses “{name}”, which is no function. {hint}',
  ),
  'calc.arguments-wrong': error(
    '“{title}”的算式里，“{function}”要有 {least} 到 {most} 个参数。请补上或删去。',
    'In the calculation of “{title}”, “{function}” takes {least} to {most} arguments. Add or remove some.',
  ),
  'calc.field-unknown': error(
    '“{title}”的算式用到“{name}”，表单里却没有这一项。{hint}',
    'The calculation of “{title}” uses “{name}”, which the form does not have. {hint}',
  ),
  'calc.list-in-entry': error(
    '“{title}”是列表里每一项都要算的，不能每次都去看整个列表“{name}”。请在列表外面先算好。',
    '“{title}” is calculated for every entry of a list and cannot look through the whole of “{name}” each time. Calculate that outside the list first.',
  ),
  'calc.kind-wrong': error(
    '“{title}”的算式里，“{name}”在这里要用{wanted}，给的却是{found}。请改正。',
    'In the calculation of “{title}”, “{name}” needs {wanted} here and was given {found}. Correct it.',
  ),
  'calc.table-unknown': error(
    '“{title}”的算式要查代码表“{name}”，可是没有这个表。{hint}',
    'The calculation of “{title}” looks into the code table “{name}”, which does not exist. {hint}',
  ),
  'calc.fact-unknown': error(
    '“{title}”的算式要查的“{name}”，代码表里没有哪个代码写着（分档要用数字）。请在 facts 里补上或改正名称。',
    'No code of the table says “{name}”, which the calculation of “{title}” looks up (a band needs numbers). Add it to facts or correct the name.',
  ),
  'calc.result-wrong': error(
    '“{name}”是{wanted}，算出来的却是{found}。请改字段类型或改算式。',
    '“{name}” is {wanted}, but its calculation gives {found}. Change the field or the calculation.',
  ),
  'calc.cycle': error(
    '算式绕了一圈又用到自己：{path}，永远算不出来。请去掉其中一步。',
    'These calculations lead back to themselves and never end: {path}. Take one of the steps away.',
  ),
  'calc.misplaced': error(
    '这里的算式或检查不起作用：算式要写在单个字段上，检查要写在表单、分组或列表的每一项上，都不能写在条件分支里。请移动。',
    'A calculation or check here does nothing: a calculation belongs to a single field, a check to the form, a group or the entries of a list, and neither into a branch of a condition. Move it.',
  ),
  'form.check-field-unknown': error(
    '检查的提示要显示在“{field}”上，可是没有这一项。{hint}',
    'The message of this check belongs to “{field}”, which does not exist. {hint}',
  ),
  'action.edits-calculated': error(
    '“{action}”要修改“{field}”，可是它是自动算出来的，不能直接改。请从 edits 里删去。',
    '“{action}” lists “{field}” to be edited, but it is calculated. Remove it from “edits”.',
  ),

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
