/** The one door of the core: from files to a kit, from events to a case. `#core/<part>` gives a part alone. */
export type {
  JsonObject,
  JsonPrimitive,
  JsonValue,
  Language,
  Pointer,
  Problem,
  Severity,
  Text,
} from '#core/base';
export {
  assertNever,
  canonicalJson,
  deepFreeze,
  equalJson,
  getAt,
  inLanguage,
  isObject,
  isText,
  joinPointer,
  nearestName,
  own,
  setAt,
  sha256Hex,
  splitPointer,
} from '#core/base';
export type {
  ActRecord,
  ActionFile,
  AudienceFile,
  Calendar,
  CalendarFile,
  Case,
  CaseEvent,
  Choice,
  CodeFile,
  CodeTable,
  CodeTableFile,
  ColumnFile,
  Condition,
  DeadlineFile,
  DeadlineRun,
  Division,
  DivisionFile,
  Edit,
  Entry,
  Flow,
  FlowFile,
  Form,
  Formatted,
  GrantFile,
  Grid,
  GridFile,
  Holding,
  Kit,
  KitFile,
  Light,
  ListFile,
  ListView,
  Loaded,
  PartyFile,
  Place,
  Post,
  PostFile,
  PrintFile,
  ProblemKind,
  ProblemParams,
  Question,
  Reach,
  SpanFile,
  StateTag,
  Unit,
  UnitFile,
  Verdict,
  Village,
  VillageFile,
} from '#core/model';
export {
  codeOf,
  fillWords,
  findChoices,
  findPlace,
  flowOf,
  format,
  formOf,
  gridOf,
  groupOf,
  hintFor,
  MODEL_PROBLEMS,
  outcomeOf,
  postOf,
  problemMaker,
  readKit,
  unitOf,
  villageOf,
  villageOfGrid,
} from '#core/model';
export type { FieldKind, KindId, Limit, PaletteGroup, PartName } from '#core/kinds';
export { isChinese, kindIds, kindOf, kindOfFormat, kindOfMark, KINDS } from '#core/kinds';
export type { ResidentId, SubsetProblem, Violation } from '#core/condition';
export {
  formatNames,
  isFormat,
  mayHold,
  parseResidentId,
  subsetProblems,
  test,
  validate,
} from '#core/condition';
export { aroundFilling, calculate, planOf as calculationPlan } from '#core/calc';
export type {
  Answer,
  AnswerSection,
  Asking,
  Calculation,
  Dependencies,
  Field,
  FieldError,
  Proposal,
  ShownForm,
} from '#core/form';
export {
  answersOf,
  conditionWords,
  dependenciesOf,
  display,
  emptyData,
  explainCalculated,
  fieldsOf,
  formFor,
  formJudge,
  formWarnings,
  proposalsFor,
  schemaAt,
  validateForm,
} from '#core/form';
export type { FlowTable, StateRow, TransitionRow } from '#core/flow';
export { acceptsAct, compileFlow, flowTable, leavesOf, stateTitle } from '#core/flow';
export type { Due, ExplainedDay, Explanation, Pause, Span } from '#core/clock';
export {
  addDays,
  dueOf,
  dueOfRun,
  endOfDay,
  explain,
  formatDue,
  formatInstant,
  isWorkday,
  lightOf,
  localDate,
  startedBy,
  weekdayOf,
  weekdayWords,
} from '#core/clock';
export type { Actor, CaseFacts, Decision, Deny, DenyCode, Intent, Option } from '#core/rules';
export {
  accountOfDatabase,
  decide,
  DENY_CODES,
  formOf as formOfAct,
  guardScope,
  holdingsOf,
  isParty,
  mayAppoint,
  mayDesign,
  options,
  ownerDatabase,
  parseInstant,
  readEvent,
  roleOf,
  seatCovers,
  seatExists,
  seatsOf,
  unitsOf,
  writeInstant,
} from '#core/rules';
export type { Author, DatabaseKind, FindKit, Judgement, Refusal } from '#core/door';
export { caseOfId, databaseKind, judgeDocument, toReason } from '#core/door';
export type { Chart, ChartState } from '#core/chart';
export { chartOf } from '#core/chart';
export type { DueTime, Fold, NewEvent, Replayed } from '#core/replay';
export { dueTimes, newEvent, replay, replayAll, resume, startFold } from '#core/replay';
export type { MaskKind, Rendered } from '#core/print';
export { mask, maskName, maskPhone, maskResidentId, render, templateProblems } from '#core/print';
export type { Burden, Known } from '#core/burden';
export { asksReview, burdenOf, burdenWords } from '#core/burden';
export type { Changed, Migration, MigrationStep } from '#core/migrate';
export { migrations } from '#core/migrate';
export { checkKit, loadKit, PROBLEM_CODES } from '#core/check';
export type { Scenario, ScenarioResult } from '#core/scenario';
export { runScenario, scenarioProblems } from '#core/scenario';
