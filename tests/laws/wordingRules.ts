/** One Chinese character, inside a pattern with the `u` flag. */
export const HAN = '\\p{Script=Han}';

/** A half-width mark that touches Chinese, with or without a blank: before an opening mark, after a closing one. */
export const HALF_WIDTH = new RegExp(
  `[${HAN}”）》] ?[,;:!?()"']|[,;:!?()"'] ?[${HAN}“（《]|[${HAN}][.](?![A-Za-z0-9])`,
  'u',
);
