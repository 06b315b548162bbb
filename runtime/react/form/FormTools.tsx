import { createContext, use } from 'react';
import type { JsonObject, Kit } from '#core';
import type { FileBasket } from './FileBasket.ts';

/** What the fields of a form need beside their own value. */
export interface FormTools {
  readonly kit: Kit;
  /** Id of the form, and its answers as they are at this moment. */
  readonly form: string;
  readonly data: () => JsonObject;
  readonly files: FileBasket;
  /** Grids to choose from: those the author may write for. */
  readonly grids: readonly string[];
  /** The case's grid, which decides the village groups on offer. */
  readonly grid: string | undefined;
  /** Local today as `YYYY-MM-DD`, and now in ms. */
  readonly today: string;
  readonly now: () => number;
  readonly offsetMinutes: number;
  /** Optional fields of the outermost level are folded away: for forms that are filled while standing. */
  readonly foldOptional: boolean;
}

/** The tools of the form around a field. */
export const FormToolsContext = createContext<FormTools | null>(null);

/** The tools; a field outside a form is our own bug. */
export function useFormTools(): FormTools {
  const tools = use(FormToolsContext);
  if (tools === null) throw new Error('A field was rendered outside KitForm.');
  return tools;
}
