/** What CouchDB needs of a kit: the rules of its databases (SPEC W) and who may read them. */
export { buildValidator } from './validator/buildValidator.ts';
export { planSteps, type Step, wordsOf as stepWords } from './provision/planSteps.ts';
export { provision } from './provision/provision.ts';
export { publishedFiles } from './provision/publishedFiles.ts';
export type { Found, Index, Security, Wanted } from './provision/Wanted.ts';
export { wantedDatabases, wantedForPersons } from './provision/wantedDatabases.ts';
export { wantedOn } from './provision/wantedOn.ts';
export { CASE_INDEXES } from './provision/caseIndexes.ts';
