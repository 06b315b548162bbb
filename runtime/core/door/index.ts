/** The door of a database: the judgement of one document (SPEC W). Reaches neither XState nor Ajv. */
export type { MediaType } from './attachments.ts';
export { type Author, INTEGRATOR, SERVICE } from './Author.ts';
export { DATABASE_KINDS, type DatabaseKind, databaseKind } from './databaseKind.ts';
export { ALLOW, deny, type Judgement, type Refusal, toReason } from './Judgement.ts';
export { judgeDocument } from './judgeDocument.ts';
export type { FindKit } from './judgeEvent.ts';
export { judgeRecord, type RecordKind } from './judgeRecords.ts';
export { caseOfId } from './judgeShape.ts';
