/** One answer on offer. `group` heads a run of options in a long list. */
export interface Option {
  readonly value: unknown;
  readonly label: string;
  readonly group?: string;
}
