/** Prevents: a print button whose template is not there. */
import type { FlowCheck } from '../Check.ts';
import { unlessKnown } from '../names.ts';

export const prints: FlowCheck = ({ kit, flow, at }) =>
  Object.entries(flow.prints ?? {}).flatMap(([id, { template }]) =>
    unlessKnown('flow.template-unknown', at('prints', id, 'template'), template, Object.keys(kit.templates)),
  );
