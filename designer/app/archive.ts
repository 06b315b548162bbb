import { strToU8, unzipSync, zipSync } from 'fflate';

/** A config is some hundred kilobytes of text; more than this is no config, or an archive made to fill the memory. */
const MOST_BYTES = 20_000_000;
const MOST_FILES = 5_000;

/** What may be a file of a config, below the folder `config/`. */
const CONFIG_FILE =
  /^(?:config\/)?((?:[A-Za-z0-9_-][A-Za-z0-9._-]*\/)*[A-Za-z0-9_-][A-Za-z0-9._-]*\.(?:json|geojson|hbs))$/;

/** These files in one ZIP archive, below `config/`. Its bytes depend on the files alone. */
export function packFiles(files: ReadonlyMap<string, string>): Uint8Array<ArrayBuffer> {
  const entries = [...files].map(([path, text]) => [`config/${path}`, strToU8(text)] as const);
  // ZIP cannot say a year before 1980; a fixed day keeps equal archives equal.
  return new Uint8Array(zipSync(Object.fromEntries(entries), { mtime: new Date(1980, 0, 2) }));
}

export type Unpacked =
  | { readonly status: 'unpacked'; readonly files: ReadonlyMap<string, string> }
  | { readonly status: 'unreadable' };

/** The config files of an archive by their path inside the config folder; other files in it are left out. */
export function unpackFiles(bytes: Uint8Array): Unpacked {
  let room = MOST_BYTES;
  let count = 0;
  try {
    const found = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!CONFIG_FILE.test(name)) return false;
        room -= originalSize;
        count += 1;
        if (room < 0 || count > MOST_FILES) throw new Error('too large');
        return true;
      },
    });
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const files = Object.entries(found).map(
      ([name, data]) => [CONFIG_FILE.exec(name)?.[1] ?? name, decoder.decode(data)] as const,
    );
    return { status: 'unpacked', files: new Map(files) };
  } catch {
    // Not an archive, a broken one, too large, or a text that is not UTF-8: nothing of it is taken.
    return { status: 'unreadable' };
  }
}

/** Hands bytes to the person as a file. */
export function download(name: string, bytes: Uint8Array<ArrayBuffer>, type: string): void {
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
