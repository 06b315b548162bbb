import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** One stored password: `scrypt$<log2 N>$<r>$<p>$<salt>$<hash>`, salt and hash in base64url. */
export type PasswordHash = string;

/** 32 MB and about 80 ms a try on the machine of a township office. */
const COST = { logN: 15, r: 8, p: 1 } as const;
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** At most this many at once: each takes 32 MB and a thread that the databases need too. */
const PARALLEL = 2;
const QUEUE = 64;

/** Too many log-ins at the same moment; to be answered with "try again". */
export class PasswordQueueFull extends Error {
  override readonly name = 'PasswordQueueFull';
}

let running = 0;
const queue: (() => void)[] = [];

async function derive(
  password: string,
  salt: string,
  cost: { logN: number; r: number; p: number },
): Promise<string> {
  if (running >= PARALLEL) {
    if (queue.length >= QUEUE) throw new PasswordQueueFull('too many log-ins at once');
    await new Promise<void>((resolve) => queue.push(resolve));
  }
  running += 1;
  try {
    const N = 2 ** cost.logN;
    // Composed and decomposed forms of one character are one password, whatever keyboard typed it.
    const text = password.normalize('NFC');
    return await new Promise<string>((resolve, reject) => {
      const options = { N, r: cost.r, p: cost.p, maxmem: 256 * N * cost.r };
      scrypt(text, salt, HASH_BYTES, options, (error, key) => {
        if (error === null) resolve(key.toString('base64url'));
        else reject(error);
      });
    });
  } finally {
    running -= 1;
    queue.shift()?.();
  }
}

export async function hashPassword(password: string): Promise<PasswordHash> {
  const salt = randomBytes(SALT_BYTES).toString('base64url');
  const hash = await derive(password, salt, COST);
  return ['scrypt', COST.logN, COST.r, COST.p, salt, hash].join('$');
}

/**
 * Whether `password` is the one behind `stored`. Without `stored` (no such account) it does the same work and says no,
 * so that the time of an answer does not tell which names exist.
 */
export async function verifyPassword(password: string, stored: PasswordHash | undefined): Promise<boolean> {
  const parts = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([\w-]+)\$([\w-]+)$/.exec(stored ?? '');
  const [, logN, r, p, salt, hash] = parts ?? [];
  if (salt === undefined || hash === undefined) {
    await derive(password, randomBytes(SALT_BYTES).toString('base64url'), COST);
    return false;
  }
  const found = await derive(password, salt, {
    logN: Number(logN),
    r: Number(r),
    p: Number(p),
  });
  const expected = new TextEncoder().encode(hash);
  const given = new TextEncoder().encode(found);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password for paper and phones: twelve characters without look-alikes in groups of four, about 59 bits. */
export function randomPassword(): string {
  const text = Array.from(randomBytes(64))
    // 248 is the largest multiple of 31 in a byte: without the cut the first letters would come more often.
    .filter((byte) => byte < 248)
    .slice(0, 12)
    .map((byte) => READABLE[byte % READABLE.length])
    .join('');
  return text.replace(/(.{4})(?=.)/g, '$1-');
}
