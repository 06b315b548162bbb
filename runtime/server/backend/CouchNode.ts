/** One node of a CouchDB as far as its settings are known. A setting that was never written has CouchDB's default and is not there. */
export interface CouchNode {
  readonly name: string;
  readonly settings: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
