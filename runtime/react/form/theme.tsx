import Form from '@rjsf/core';
import type { FormProps } from '@rjsf/core';
import type { RegistryWidgetsType, TemplatesType } from '@rjsf/utils';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';
import { widgets } from '../fields/index.ts';
import { ArrayFieldItemTemplate, ArrayFieldTemplate } from './ArrayTemplates.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';
import { FieldTemplate } from './FieldTemplate.tsx';
import { ObjectFieldTemplate } from './ObjectFieldTemplate.tsx';

function Nothing(): ReactNode {
  return null;
}

function Unsupported(): ReactNode {
  const { t } = useTexts();
  return <p className="field-help">{t('form.unsupported')}</p>;
}

/** Our templates in RJSF's places. Titles, descriptions and errors are part of FieldTemplate. */
const templates: Partial<Omit<TemplatesType, 'ButtonTemplates'>> = {
  FieldTemplate,
  ObjectFieldTemplate,
  ArrayFieldTemplate,
  ArrayFieldItemTemplate,
  ErrorListTemplate: ErrorSummary,
  FieldErrorTemplate: Nothing,
  FieldHelpTemplate: Nothing,
  DescriptionFieldTemplate: ({ description }) => <>{description}</>,
  UnsupportedFieldTemplate: Unsupported,
};

/** RJSF's form in our theme. */
export function ThemedForm(
  props: Omit<FormProps<Readonly<Record<string, unknown>>>, 'templates' | 'widgets'>,
): ReactNode {
  return (
    <Form
      {...props}
      templates={templates}
      widgets={widgets as RegistryWidgetsType<Readonly<Record<string, unknown>>>}
    />
  );
}
