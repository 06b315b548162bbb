/** Who may do what, in which state, with which data (SPEC R). Reaches neither XState nor Ajv. */
export { DENY_CODES } from './Actor.ts';
export type { Actor, CaseFacts, Decision, Deny, DenyCode, Intent, RuleKit } from './Actor.ts';
export { decide } from './decide.ts';
export { fieldTitle, placeOf } from './fieldTitle.ts';
export { holdingsOf, roleOf } from './holdings.ts';
export { parseInstant, writeInstant } from './instant.ts';
export { type Fault, formOf, judgeData, namesAt } from './judgeData.ts';
export { mayAppoint } from './mayAppoint.ts';
export { mayDesign } from './mayDesign.ts';
export { mergeEdits } from './mergeEdits.ts';
export { options, type Option } from './options.ts';
export { isParty, personsOf, unitsOf } from './parties.ts';
export { accountOfDatabase, goesToPersons, isPersonal, personDatabase } from './personDatabase.ts';
export { ownerDatabase, seatCovers, seatExists } from './reach.ts';
export { readEvent, type ReadEvent } from './readEvent.ts';
export { reasons } from './reasons.ts';
export { factsBefore, guardScope, noCounts, NOBODY, type Author } from './scope.ts';
export { listWords, sentence, wordsOf } from './words.ts';
