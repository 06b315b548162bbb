import { isObject, type JsonObject, type Pointer } from '#core/base';
import { formTextsShape } from '../files/formShapes.ts';
import { readShape, reportMissing } from '../files/readFile.ts';
import { hintFor } from '../hint.ts';
import type { Form } from '../Kit.ts';
import { modelProblem } from '../problems.ts';
import { checkFormSchema, type ChoiceSource, closeObjects, expandChoices } from '../schema/index.ts';
import { object } from '../shape/index.ts';
import { type Draft, filesOf } from './Draft.ts';

type Texts = Readonly<Record<string, Readonly<Record<Pointer, string>>>>;

/** Every form with its references followed, its choices listed and its objects closed. `source` has what fields choose from. */
export function buildForms(draft: Draft, source: ChoiceSource): Readonly<Record<string, Form>> {
  const forms = idsOf(draft).flatMap((id): [string, Form][] => {
    const form = buildForm(draft, id, source);
    return form === undefined ? [] : [[id, form]];
  });
  return Object.fromEntries(forms);
}

/** Also of folders that hold only words or a layout, so that their missing schema is found. */
function idsOf(draft: Draft): readonly string[] {
  const kinds = [...filesOf(draft, 'form'), ...filesOf(draft, 'form-ui'), ...filesOf(draft, 'form-texts')];
  return [...new Set(kinds.map(({ kind }) => kind.id))].sort();
}

function buildForm(draft: Draft, id: string, source: ChoiceSource): Form | undefined {
  const ui = buildUi(draft, id);
  const texts = buildTexts(draft, id);
  const path = `forms/${id}/form.schema.json`;
  const file = filesOf(draft, 'form', id)[0]?.file;
  if (file === undefined) {
    reportMissing(path, draft.problems);
    return undefined;
  }
  const written = readShape(object, file, draft.languages, draft.problems);
  if (written === undefined) return undefined;
  const before = draft.problems.length;
  const { languages, problems, codeTables: tables } = draft;
  const resolved = checkFormSchema({ file: path, languages, problems, root: written, tables });
  // Building on a broken schema would only report the same fault again in other words.
  if (problems.slice(before).some(({ severity }) => severity === 'error')) return undefined;
  return { id, source: written, schema: judged(resolved, source), ui, texts };
}

function judged(resolved: JsonObject, source: ChoiceSource): JsonObject {
  const schema = expandChoices(closeObjects(resolved), source);
  return isObject(schema) ? schema : {};
}

function buildUi(draft: Draft, id: string): JsonObject {
  const file = filesOf(draft, 'form-ui', id)[0]?.file;
  return (file && readShape(object, file, draft.languages, draft.problems)) ?? {};
}

function buildTexts(draft: Draft, id: string): Texts {
  const texts = filesOf(draft, 'form-texts', id).flatMap(
    ({ file, kind: { language } }): [string, Readonly<Record<Pointer, string>>][] => {
      if (draft.languages.length > 0 && !draft.languages.includes(language)) {
        const params = { language, hint: hintFor(language, draft.languages) };
        draft.problems.push(modelProblem('text.unknown-language', file.path, '', params));
      }
      const words = readShape(formTextsShape, file, draft.languages, draft.problems);
      return words === undefined ? [] : [[language, words]];
    },
  );
  return Object.fromEntries(texts);
}
