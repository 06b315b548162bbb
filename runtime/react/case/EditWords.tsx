import type { ReactNode } from 'react';
import { display, fieldsOf, inLanguage, splitPointer, type Edit, type JsonValue, type Kit } from '#core';
import { useTexts } from '../texts/index.ts';

/** One changed field: its name, what it was and what it is now. */
export function EditWords({
  kit,
  form,
  edit,
}: {
  readonly kit: Kit;
  readonly form: string;
  readonly edit: Edit;
}): ReactNode {
  const { t, language } = useTexts();
  const value = (one: JsonValue | undefined): string => display(kit, form, edit.pointer, one, language);
  return (
    <>
      <b>{fieldTitle(kit, form, edit.pointer, language)}</b>{' '}
      {edit.from === undefined ? (
        `${t('case.edit.set')} ${value(edit.to)}`
      ) : (
        <>
          {edit.to === undefined ? t('case.edit.cleared') : ''}
          <span className="soft">
            {t('case.edit.from')} {value(edit.from)}
          </span>{' '}
          {edit.to !== undefined && `${t('case.edit.to')} ${value(edit.to)}`}
        </>
      )}
    </>
  );
}

/** The title of the field at a pointer; list positions count from one. */
export function fieldTitle(kit: Kit, form: string, pointer: string, language: string): string {
  const wanted = pattern(pointer);
  const field = fieldsOf(kit, form).find((one) => pattern(one.pointer) === wanted);
  const position = splitPointer(pointer).find((part) => /^\d+$/.test(part));
  const title =
    field === undefined ? (splitPointer(pointer).slice(-1)[0] ?? '') : inLanguage(field.title, language);
  return position === undefined ? title : `${title} ${Number(position) + 1}`;
}

/** A field of a list's entries has one pointer in the form, whatever stands for the position. */
function pattern(pointer: string): string {
  return splitPointer(pointer)
    .map((part) => (/^(\d+|-)$/.test(part) ? '*' : part))
    .join('/');
}
