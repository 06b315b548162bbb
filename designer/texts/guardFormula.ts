/**
 * Signs at the beginning of a cell that make a spreadsheet calculate it; the full-width ones too, where the system's language is an
 * East Asian one. The apostrophe is among them so that what is guarded can always be told from what was written.
 */
const DANGEROUS = /^['=+\-@\t\r\n＝＋－＠]/;

/** A text that a spreadsheet shows and never calculates: with an apostrophe in front where it could be taken for a formula. */
export function guardFormula(text: string): string {
  return DANGEROUS.test(text) ? `'${text}` : text;
}

/** The text as it was. One that a person began with an apostrophe for another reason stays. */
export function unguardFormula(cell: string): string {
  return cell.startsWith("'") && DANGEROUS.test(cell.slice(1)) ? cell.slice(1) : cell;
}
