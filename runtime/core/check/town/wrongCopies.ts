/**
 * Prevents: national codes copied from lists that circulate with errors, so that data cannot be exchanged
 * (domain.md §2.3: 丧偶 as 24, 离婚 as 39 or 41, 结业 and 肄业 swapped).
 */
import { joinPointer, type Problem } from '#core/base';
import type { CodeFile, CodeTable } from '#core/model';
import type { TownCheck } from '../Check.ts';
import { checkProblem } from '../codes.ts';

interface Pin {
  readonly standard: RegExp;
  readonly title: RegExp;
  /** What the code has to look like, and how that is said. */
  readonly right: RegExp;
  readonly said: string;
}

const PINS: readonly Pin[] = [
  { standard: /2261\.2/, title: /丧偶/, right: /^30$/, said: '30' },
  { standard: /2261\.2/, title: /离婚/, right: /^40$/, said: '40' },
  { standard: /4658/, title: /毕业$/, right: /^\d1$/, said: 'x1' },
  { standard: /4658/, title: /结业$/, right: /^\d2$/, said: 'x2' },
  { standard: /4658/, title: /肄业$/, right: /^\d3$/, said: 'x3' },
];

export const wrongCopies: TownCheck = (kit) =>
  Object.values(kit.codes).flatMap((table) =>
    table.codes.flatMap((code, index) => unlessPinned(table, code, index)),
  );

function unlessPinned(table: CodeTable, { code, title }: CodeFile, index: number): readonly Problem[] {
  const words = Object.values(title);
  const pin = PINS.find(
    ({ standard, title: wanted, right }) =>
      standard.test(table.standard) && words.some((word) => wanted.test(word)) && !right.test(code),
  );
  if (pin === undefined) return [];
  const params = { title, code, standard: table.standard, right: pin.said };
  return [
    checkProblem(
      'codes.known-wrong',
      `codes/${table.id}.json`,
      joinPointer(['codes', index, 'code']),
      params,
    ),
  ];
}
