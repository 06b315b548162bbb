export type { ActRecord, Case, DeadlineRun, Entry, Light, Question, Verdict } from './Case.ts';
export type {
  ActionFile,
  AudienceFile,
  CalendarFile,
  CodeFile,
  CodeTableFile,
  ColumnFile,
  Condition,
  DeadlineFile,
  DivisionFile,
  FlowFile,
  GrantFile,
  GridFile,
  KitFile,
  ListFile,
  PartyFile,
  PostFile,
  PrintFile,
  Reach,
  SpanFile,
  StateTag,
  UnitFile,
  VillageFile,
} from './Config.ts';
export type { CaseEvent, Edit } from './Event.ts';
export type {
  Calendar,
  CodeTable,
  Division,
  Flow,
  Form,
  Grid,
  Holding,
  Kit,
  ListView,
  Post,
  Unit,
  Village,
} from './Kit.ts';
export type { CheckFile } from './files/formShapes.ts';
export { format } from './format.ts';
export type { Formatted } from './format.ts';
export { hintFor } from './hint.ts';
export { outcomeOf } from './Loaded.ts';
export type { Loaded } from './Loaded.ts';
export {
  codeOf,
  flowOf,
  formOf,
  gridOf,
  groupOf,
  postOf,
  unitOf,
  villageOf,
  villageOfGrid,
} from './lookups.ts';
export { parseJson } from './parseJson.ts';
export type { JsonNode } from './parseJson.ts';
export { findPlace } from './place.ts';
export type { Place } from './place.ts';
export { fillWords, MODEL_PROBLEMS, problemMaker } from './problems.ts';
export type { ProblemKind, ProblemParams } from './problems.ts';
export { readKit } from './readKit.ts';
export { findChoices, mapSchemas, resolveRefs, subschemasOf, takesText } from './schema/index.ts';
export type { Choice, ChoiceSource } from './schema/index.ts';
