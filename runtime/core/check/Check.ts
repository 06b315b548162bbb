import { joinPointer, type Pointer, type Problem } from '#core/base';
import type { Flow, Form, Kit } from '#core/model';

/** A place in the config: the file and the pointer in it. */
export interface Place {
  readonly file: string;
  readonly pointer: Pointer;
}

/** One flow of a kit. */
export interface FlowSubject {
  readonly kit: Kit;
  readonly flow: Flow;
  /** A place in the flow's file. */
  readonly at: (...steps: readonly (string | number)[]) => Place;
}

export interface FormSubject {
  readonly kit: Kit;
  readonly form: Form;
  readonly schemaFile: string;
  readonly uiFile: string;
}

/** Each check is one file, headed by the mistake that it prevents (SPEC K1). */
export type TownCheck = (kit: Kit) => readonly Problem[];
export type FlowCheck = (subject: FlowSubject) => readonly Problem[];
export type FormCheck = (subject: FormSubject) => readonly Problem[];

export function flowSubject(kit: Kit, flow: Flow): FlowSubject {
  const file = `flows/${flow.id}/flow.json`;
  return { kit, flow, at: (...steps) => ({ file, pointer: joinPointer(steps) }) };
}

export function formSubject(kit: Kit, form: Form): FormSubject {
  const folder = `forms/${form.id}`;
  return { kit, form, schemaFile: `${folder}/form.schema.json`, uiFile: `${folder}/form.ui.json` };
}
