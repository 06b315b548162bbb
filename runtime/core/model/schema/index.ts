export { checkFormSchema } from './checkSchema.ts';
export { expandChoices, findChoices, isNarrowed, takesText } from './choices.ts';
export type { Choice, ChoiceSource } from './choices.ts';
export { closeObjects } from './closeObjects.ts';
export { resolveRefs } from './resolveRefs.ts';
export { mapSchemas, mapSubschemas, subschemasOf } from './subschemas.ts';
export type { Holding as SchemaHolding, Subschema } from './subschemas.ts';
