import type { JsonValue, Language, Problem } from '#core/base';
import type { FileKind } from '../files/fileKind.ts';
import type { SourceFile } from '../files/readFile.ts';

/** The files of a config while the kit is being built from them. */
export interface Draft {
  readonly files: readonly DraftFile[];
  readonly templates: Readonly<Record<string, string>>;
  /** From `kit.json`; empty while that cannot be read. */
  readonly languages: readonly Language[];
  readonly problems: Problem[];
}

export interface DraftFile extends SourceFile {
  readonly kind: FileKind;
  readonly value: JsonValue;
}

/** The files of one kind that has a name, with the name. */
export function filesOf<Kind extends FileKind['kind']>(
  draft: Draft,
  kind: Kind,
): readonly { readonly file: DraftFile; readonly kind: Extract<FileKind, { readonly kind: Kind }> }[] {
  return draft.files.flatMap((file) =>
    file.kind.kind === kind ? [{ file, kind: file.kind as Extract<FileKind, { readonly kind: Kind }> }] : [],
  );
}
