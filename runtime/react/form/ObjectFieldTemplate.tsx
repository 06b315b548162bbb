import type { ObjectFieldTemplateProps, RJSFSchema } from '@rjsf/utils';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';
import { FieldErrors } from './FieldTemplate.tsx';
import { useFormTools } from './FormTools.tsx';

/** A group of questions. The outermost one may fold its optional part away; inner ones have a title. */
export function ObjectFieldTemplate(props: ObjectFieldTemplateProps): ReactNode {
  const { fieldPathId, title, description } = props;
  const isRoot = fieldPathId.path.length === 0;
  if (isRoot) return <RootGroup {...props} />;
  const bare = isListItem(fieldPathId.path);
  return (
    <fieldset className={bare ? 'group group-bare' : 'group'} id={fieldPathId.$id}>
      {!bare && title !== '' && <legend className="group-title">{title}</legend>}
      {!bare && description !== undefined && description !== '' && (
        <p className="field-help">{description}</p>
      )}
      <Foldable {...props} first={namedFirst(props)} />
      <FieldErrors id={fieldPathId.$id} errors={props.errorSchema?.__errors ?? []} />
    </fieldset>
  );
}

function RootGroup(props: ObjectFieldTemplateProps): ReactNode {
  const { schema, errorSchema, description } = props;
  const { foldOptional } = useFormTools();
  return (
    <div className="form-fields">
      {description !== undefined && description !== '' && <p className="field-help">{description}</p>}
      <Foldable {...props} first={foldOptional ? askedFirst(schema) : null} />
      <FieldErrors id="root" errors={errorSchema?.__errors ?? []} />
    </div>
  );
}

/** Questions, those outside `first` folded away until they are wanted, answered or wrong. */
function Foldable(
  props: ObjectFieldTemplateProps & { readonly first: ReadonlySet<string> | null },
): ReactNode {
  const { properties, errorSchema, first } = props;
  const formData: unknown = props.formData;
  const shown = properties.filter(({ hidden }) => !hidden);
  const rest = first === null ? [] : shown.filter(({ name }) => !first.has(name));
  if (rest.length < 2 || rest.length === shown.length) return shown.map(({ content }) => content);
  const needsLook = rest.some(
    ({ name }) =>
      (errorSchema !== undefined && name in errorSchema) || hasAnswer(formData, name, props.schema),
  );
  return (
    <>
      {shown.filter((one) => !rest.includes(one)).map(({ content }) => content)}
      <More open={needsLook}>{rest.map(({ content }) => content)}</More>
    </>
  );
}

/** From here on a group is too long to be read through. */
const LONG_GROUP = 8;

/** In a long group what its author placed by name in `ui:order`, and what is required; null for a short one. */
function namedFirst({ properties, uiSchema, schema }: ObjectFieldTemplateProps): ReadonlySet<string> | null {
  const order: unknown = uiSchema?.['ui:order'];
  if (properties.length <= LONG_GROUP || !Array.isArray(order) || !order.includes('*')) return null;
  return new Set([...(order as readonly string[]), ...(schema.required ?? [])]);
}

/** What has to be answered; beside it, or where nothing has to be, what was answered beforehand in a form without demands. */
function askedFirst(schema: RJSFSchema): ReadonlySet<string> {
  const required = schema.required ?? [];
  const named = Object.entries(schema.properties ?? {});
  const offered = named.flatMap(([name, field]) =>
    typeof field === 'object' && field.default !== undefined ? [name] : [],
  );
  const demandsMost = required.some((name) => !offered.includes(name)) && required.length > 1;
  return new Set(demandsMost ? required : [...offered, ...required]);
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

/** Whether somebody answered: what the form begins with by itself is no answer. */
function hasAnswer(data: unknown, name: string, schema: RJSFSchema): boolean {
  if (typeof data !== 'object' || data === null) return false;
  const value: unknown = (data as Readonly<Record<string, unknown>>)[name];
  const field = schema.properties?.[name];
  if (typeof field === 'object' && field.default !== undefined && value === field.default) return false;
  return value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
}

function isListItem(path: readonly (string | number)[]): boolean {
  return typeof path[path.length - 1] === 'number';
}
