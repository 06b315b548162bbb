import type { JsonValue, Language, Problem } from '#core/base';
import type { FileKind } from '../files/fileKind.ts';
import type { SourceFile } from '../files/readFile.ts';

/** The files of a config while the kit is being built from them. */
export interface Draft {
  /** By kind, and those that have a name also by kind and name: {@link placeOfKind}. */
  readonly files: ReadonlyMap<string, readonly DraftFile[]>;
  /** Also of those that cannot be read: what refers to them is not wrong too. */
  readonly codeTables: readonly string[];
  readonly templates: Readonly<Record<string, string>>;
  /** From `kit.json`; empty while that cannot be read. */
  readonly languages: readonly Language[];
  readonly problems: Problem[];
}

export interface DraftFile extends SourceFile {
  readonly kind: FileKind;
  readonly value: JsonValue;
}

/** The files of one kind that has a name, with the name; of one name only, if it is given. */
export function filesOf<Kind extends FileKind['kind']>(
  draft: Draft,
  kind: Kind,
  id?: string,
): readonly { readonly file: DraftFile; readonly kind: Extract<FileKind, { readonly kind: Kind }> }[] {
  const files = draft.files.get(id === undefined ? kind : placeOfKind(kind, id)) ?? [];
  return files.map((file) => ({ file, kind: file.kind as Extract<FileKind, { readonly kind: Kind }> }));
}

/** The key under which the files of one kind and name are kept. */
export function placeOfKind(kind: FileKind['kind'], id: string): string {
  return `${kind} ${id}`;
}
