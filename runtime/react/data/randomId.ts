/** Letters and digits of chance. `crypto.randomUUID` is missing on plain HTTP and in old WebViews. */
export function randomId(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return [...bytes].map((byte) => (byte % 36).toString(36)).join('');
}
