/** RJSF as it comes: its own theme and Ajv, everything else as by default. */
import Form from '@rjsf/core';
import validator from '@rjsf/validator-ajv8';
import { createRoot } from 'react-dom/client';
import { buttonNamed, offer, root } from './page.ts';
import { schemaOf } from './jsonSchema.ts';
import { answers } from './survey.ts';

offer({
  mount(variant) {
    createRoot(root()).render(<Form schema={schemaOf(variant)} formData={answers()} validator={validator} />);
  },
  find: (name, member) =>
    document.getElementById(member === undefined ? `root_${name}` : `root_members_${String(member)}_${name}`),
  addButton: () =>
    document.querySelector<HTMLElement>('.rjsf-array-item-add button') ?? buttonNamed('Add Item'),
});
