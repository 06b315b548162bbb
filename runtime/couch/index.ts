/** What CouchDB needs of a kit: the rules of its databases (SPEC W) and who may read them. */
export { buildValidator } from './validator/buildValidator.ts';
