/** Building a form: its parts as a list of cards, the palette, and the settings of one part. */
export { Outline } from './Outline.tsx';
export { Palette } from './Palette.tsx';
export { Pick } from './Pick.tsx';
export { countProblems, formOfProblem, partOfProblem } from './problemPlaces.ts';
export { removingForm } from './removing.ts';
export type { Removing } from './removing.ts';
export { ResolveSheet } from './ResolveSheet.tsx';
export { Properties } from './Properties.tsx';
export { TextBox } from './TextBox.tsx';
export { formTitle, useOpenForm } from './useParts.ts';
export type { OpenForm } from './useParts.ts';
