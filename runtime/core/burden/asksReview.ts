import { isObject, own } from '#core/base';
import { formOf, type Kit } from '#core/model';
import { askedOf } from './askedOf.ts';

/** So many answers that everybody has to give are still seen at a glance. */
const AT_A_GLANCE = 4;

/**
 * Whether the answers of a form are looked through on a page of their own before they are sent (SPEC B4): as its author says in the form's
 * `ui:options` (`review`), else when everybody has to give more than four answers. A short form must not cost one tap more.
 */
export function asksReview(kit: Kit, form: string): boolean {
  const options = own(formOf(kit, form)?.ui ?? {}, 'ui:options');
  const said = isObject(options) ? own(options, 'review') : undefined;
  if (typeof said === 'boolean') return said;
  return givenByAll(kit, form) > AT_A_GLANCE;
}

function givenByAll(kit: Kit, form: string): number {
  return askedOf(kit, form).filter(({ required, schema }) => required && own(schema, 'x-calc') === undefined)
    .length;
}
