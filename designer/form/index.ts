/** A form as its author sees it, and what can be done to it: changes of the raw files (SPEC X). Pure. */
export { addQuestions, addSnippet } from './addMany.ts';
export type { Command, Commanded, FreshName, Target } from './Command.ts';
export { finish, refused, say, titleOf } from './Command.ts';
export { convertItem } from './convertItem.ts';
export type { FieldKind, Item, ItemKind } from './Item.ts';
export { conversionsOf, effectOf, PALETTE, titleOfKind } from './kinds.ts';
export { addForm, copyForm, removeForm } from './newForm.ts';
export {
  addOptionBehind,
  addOptions,
  moveOption,
  optionsOf,
  optionTitle,
  removeOption,
  renameOption,
} from './options.ts';
export { codeTables, useOwnOptions, useTable } from './optionSources.ts';
export { extraKeysOf, findItem, flat, outlineOf, parentOf } from './outlineOf.ts';
export { addItem, copyToForm, duplicateItem, moveItem, removeItem, wrapInSection } from './parts.ts';
export type { Goal } from './parts.ts';
export { penFor, type Pen } from './Pen.ts';
export { snippetIds, titleOfSnippet } from './snippets.ts';
export type { SnippetId } from './snippets.ts';
export { formIds, languagesOf, schemaFile, textsFile, uiFile } from './reading.ts';
export {
  limitTitle,
  setChips,
  setLimit,
  setPersonal,
  setRequiredTo,
  setText,
  setUnit,
  wordsAt,
} from './settings.ts';
export type { PersonalWords, WordsOf } from './settings.ts';
export {
  answersOf,
  decidable,
  decidersOf,
  setCondition,
  setShown,
  setShownBy,
  shownBy,
  shownOf,
} from './showing.ts';
export { showRuleAt } from './showRules.ts';
export type { AnswerValue } from './showRules.ts';
export { setWords } from './translations.ts';
