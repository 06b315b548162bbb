/**
 * The text of a file that a spreadsheet wrote: UTF-8 with or without a mark, “Unicode text” (UTF-16 with a mark), or what a Chinese Windows
 * writes without asking (GBK, of which GB18030 is the whole). Undefined when it is none of them.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const marked = first === 0xff && second === 0xfe ? ['utf-16le'] : [];
  for (const encoding of [...marked, 'utf-8', 'gb18030']) {
    try {
      // A mark is not part of the text: the decoder leaves it out.
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes('\0')) return text;
    } catch {
      // It is written in another one.
    }
  }
  return undefined;
}
