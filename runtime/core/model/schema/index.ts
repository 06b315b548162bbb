export { checkFormSchema } from './checkSchema.ts';
export { expandChoices, findChoices, takesText } from './choices.ts';
export type { Choice, ChoiceSource } from './choices.ts';
export { closeObjects } from './closeObjects.ts';
export { resolveRefs } from './resolveRefs.ts';
export { mapSchemas, subschemasOf } from './subschemas.ts';
