/**
 * RJSF would choose the first of several answers by itself and fill groups nobody touched. What a form begins with
 * comes from the core alone; an answer that nobody gave is none.
 */
export const NOTHING_INVENTED = {
  constAsDefaults: 'never',
  emptyObjectFields: 'skipDefaults',
  arrayMinItems: { populate: 'never' },
} as const;
