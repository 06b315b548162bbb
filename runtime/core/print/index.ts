/** Printed documents: Handlebars templates run without generating code (SPEC D1–D3). */
export { mask, maskName, maskPhone, maskResidentId } from './mask.ts';
export type { MaskKind } from './mask.ts';
export type { Names } from './Names.ts';
export { render } from './render.ts';
export type { Rendered } from './render.ts';
export { templateNames } from './templateNames.ts';
export { templateProblems } from './templateProblems.ts';
export { templateReads } from './templateReads.ts';
export type { Span, TemplateRead } from './templateReads.ts';
