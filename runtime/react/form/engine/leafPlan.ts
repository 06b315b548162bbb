import {
  getUiOptions,
  getWidget,
  optionsList,
  type RJSFSchema,
  type SchemaUtilsType,
  type UiSchema,
  type Widget,
} from '@rjsf/utils';
import type { ComponentType } from 'react';
import { own } from '#core';
import { widgets, type FieldProps } from '../../fields/index.ts';

const rjsfWidgets = widgets as unknown as Readonly<Record<string, Widget>>;

type FormData = Readonly<Record<string, unknown>>;
type Ui = UiSchema<FormData>;

/** What is the same about a field whatever is answered; made once for a schema, also where ten members share it. */
export interface LeafPlan {
  readonly widget: ComponentType<FieldProps>;
  readonly options: FieldProps['options'];
  readonly label: string | undefined;
  readonly description: string;
  readonly help: string | undefined;
  readonly placeholder: string;
  readonly isMultiple: boolean;
  readonly isDisabled: boolean;
  readonly isReadOnly: boolean;
  readonly isNumber: boolean;
}

const made = new WeakMap<object, WeakMap<object, LeafPlan>>();

export function leafPlan(schema: RJSFSchema, uiSchema: Ui, utils: SchemaUtilsType<FormData>): LeafPlan {
  const here = made.get(schema) ?? new WeakMap<object, LeafPlan>();
  made.set(schema, here);
  const plan = here.get(uiSchema) ?? makePlan(schema, uiSchema, utils);
  here.set(uiSchema, plan);
  return plan;
}

function makePlan(schema: RJSFSchema, uiSchema: Ui, utils: SchemaUtilsType<FormData>): LeafPlan {
  const {
    widget,
    title,
    description,
    help,
    placeholder = '',
    disabled,
    readonly,
    ...options
  } = getUiOptions(uiSchema);
  const isMultiple = utils.isMultiSelect(schema);
  const enumOptions = offeredBy(schema, uiSchema, utils, isMultiple);
  return {
    widget: widgetOf(schema, widget, enumOptions !== undefined),
    options: { ...options, help, enumOptions },
    label: title ?? schema.title,
    description: description ?? schema.description ?? '',
    help: typeof help === 'string' ? help : undefined,
    placeholder,
    isMultiple,
    isDisabled: disabled === true,
    isReadOnly: readonly ?? schema.readOnly === true,
    isNumber: schema.type === 'number' || schema.type === 'integer',
  };
}

function offeredBy(
  schema: RJSFSchema,
  uiSchema: Ui,
  utils: SchemaUtilsType<FormData>,
  isMultiple: boolean,
): FieldProps['options']['enumOptions'] {
  if (!isMultiple && !utils.isSelect(schema)) return undefined;
  const items = isMultiple ? schema.items : undefined;
  return optionsList(typeof items === 'object' && !Array.isArray(items) ? items : schema, uiSchema);
}

/** By the name in the ui schema; a field that nobody dressed gets RJSF's usual one. */
function widgetOf(
  schema: RJSFSchema,
  named: string | Widget | undefined,
  isOffering: boolean,
): ComponentType<FieldProps> {
  const usual = isOffering ? 'select' : schema.type === 'boolean' ? 'checkbox' : 'text';
  const wanted = named ?? usual;
  const ours = typeof wanted === 'string' ? own(widgets, wanted) : undefined;
  // RJSF knows more names for its places; what it calls by them are our widgets again.
  return ours ?? (getWidget(schema, wanted, rjsfWidgets) as ComponentType<FieldProps>);
}
