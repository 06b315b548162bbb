/** Bytes as only the holder of the key can read them, and would notice if one of them was changed. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}

/** Twelve random bytes: with a key used for less than four thousand million drafts the same ones do not come twice. */
const IV_BYTES = 12;

/** A key that no script can read, only use. */
export function newKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/**
 * AES-GCM over `plain`.
 * @param about what it is of; it opens only under the same words, so that no record can stand in for another
 */
export async function seal(key: CryptoKey, plain: Uint8Array<ArrayBuffer>, about: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  return { iv, bytes: await crypto.subtle.encrypt(algorithm(iv, about), key, plain) };
}

/** The plain bytes. Rejects when the key, the words or the bytes are others. */
export async function unseal(
  key: CryptoKey,
  { iv, bytes }: Sealed,
  about: string,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.decrypt(algorithm(iv, about), key, bytes));
}

function algorithm(iv: Uint8Array<ArrayBuffer>, about: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(about) };
}
