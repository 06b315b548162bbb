import type { ObjectFieldTemplateProps } from '@rjsf/utils';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';
import { FieldErrors } from './FieldTemplate.tsx';
import { useFormTools } from './FormTools.tsx';

/** A group of questions. The outermost one may fold its optional part away; inner ones have a title. */
export function ObjectFieldTemplate(props: ObjectFieldTemplateProps): ReactNode {
  const { fieldPathId, title, description, properties } = props;
  const isRoot = fieldPathId.path.length === 0;
  const shown = properties.filter(({ hidden }) => !hidden);
  if (isRoot) return <RootGroup {...props} />;
  const bare = isListItem(fieldPathId.path);
  return (
    <fieldset className={bare ? 'group group-bare' : 'group'} id={fieldPathId.$id}>
      {!bare && title !== '' && <legend className="group-title">{title}</legend>}
      {!bare && description !== undefined && description !== '' && <p className="field-help">{description}</p>}
      {shown.map(({ content }) => content)}
      <FieldErrors id={fieldPathId.$id} errors={props.errorSchema?.__errors ?? []} />
    </fieldset>
  );
}

function RootGroup(props: ObjectFieldTemplateProps): ReactNode {
  const { properties, schema, errorSchema, description, formData } = props;
  const { foldOptional } = useFormTools();
  const shown = properties.filter(({ hidden }) => !hidden);
  const required = new Set(schema.required ?? []);
  const optional = shown.filter(({ name }) => !required.has(name));
  const fold = foldOptional && optional.length > 1 && required.size > 0;
  const first = fold ? shown.filter(({ name }) => required.has(name)) : shown;
  const wrongInside = fold && optional.some(({ name }) => errorSchema !== undefined && name in errorSchema);
  const answered = fold && optional.some(({ name }) => hasAnswer(formData, name));
  return (
    <div className="form-fields">
      {description !== undefined && description !== '' && <p className="field-help">{description}</p>}
      {first.map(({ content }) => content)}
      {fold && <More open={wrongInside || answered}>{optional.map(({ content }) => content)}</More>}
      <FieldErrors id="root" errors={errorSchema?.__errors ?? []} />
    </div>
  );
}

function More({ open, children }: { readonly open: boolean; readonly children: ReactNode }): ReactNode {
  const { t } = useTexts();
  const [opened, setOpened] = useState(open);
  const isOpen = opened || open;
  return (
    <details className="form-more" open={isOpen} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>{t('report.more')}</summary>
      {isOpen && <div className="form-fields">{children}</div>}
    </details>
  );
}

function hasAnswer(data: unknown, name: string): boolean {
  if (typeof data !== 'object' || data === null) return false;
  const value: unknown = (data as Readonly<Record<string, unknown>>)[name];
  return value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
}

function isListItem(path: readonly (string | number)[]): boolean {
  return typeof path[path.length - 1] === 'number';
}
