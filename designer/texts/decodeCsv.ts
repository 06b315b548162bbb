/**
 * The text of a CSV file as spreadsheets write them: UTF-8, UTF-16 with a mark (“Unicode text”), or GB 18030, which a Chinese
 * Windows saves “CSV” in. Undefined when it is none of them.
 */
export function decodeCsv(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decode(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return decode(bytes, 'utf-16be');
  return decode(bytes, 'utf-8') ?? decode(bytes, 'gb18030');
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // Bytes that are not of this encoding: another one is tried.
    return undefined;
  }
}
