/** The way this platform's PouchDB wants bytes: a Buffer under Node, a Blob in a browser. It takes nothing else. */
export async function toPlatformBytes(bytes: Blob | Uint8Array, type: string): Promise<Blob | Buffer> {
  const isNode = typeof Buffer === 'function';
  if (isNode) return Buffer.from(bytes instanceof Blob ? new Uint8Array(await bytes.arrayBuffer()) : bytes);
  return bytes instanceof Blob ? bytes : new Blob([new Uint8Array(bytes)], { type });
}

/** A Blob of whatever a store gave back, with its media type. */
export function toBlob(bytes: Blob | Uint8Array, type: string): Blob {
  if (bytes instanceof Blob && bytes.type === type) return bytes;
  return new Blob([bytes instanceof Blob ? bytes : new Uint8Array(bytes)], { type });
}
