import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import { JsonFile } from '../storage/JsonFile.ts';

/** What a valid cookie says. Times in ms. */
export interface Session {
  readonly name: string;
  /** Stays through renewals, so that logging out ends every copy of the cookie. */
  readonly id: string;
  readonly epoch: number;
  readonly issuedAt: number;
  readonly expiresAt: number;
}

interface Stored {
  /** Key of the signatures. */
  readonly secret: string;
  /** Logged-out sessions → when they would have expired anyway. */
  readonly ended: Record<string, number>;
}

type Listener = (sessionId: string) => void;

/**
 * Signed cookies: the server keeps no list of open sessions, only its secret and the few that were logged out before
 * they expired.
 */
export class Sessions {
  readonly #file: JsonFile<Stored>;
  readonly #listeners = new Set<Listener>();

  private constructor(file: JsonFile<Stored>) {
    this.#file = file;
  }

  static async open(dataDir: string): Promise<Sessions> {
    const file = await JsonFile.open(join(dataDir, 'sessions.json'), parse);
    await file.save();
    return new Sessions(file);
  }

  /** A new session, or the renewal of `previous`. */
  issue(
    name: string,
    epoch: number,
    now: number,
    lifetime: number,
    previous?: Session,
  ): { session: Session; cookie: string } {
    const id = previous?.id ?? randomBytes(12).toString('base64url');
    const session = { name, id, epoch, issuedAt: now, expiresAt: now + lifetime };
    const body = [Buffer.from(name).toString('base64url'), id, epoch, now, session.expiresAt].join('.');
    return { session, cookie: `${body}.${this.#sign(body)}` };
  }

  /** The session of a cookie that we signed, that has neither expired nor been ended; otherwise undefined. */
  find(cookie: string, now: number): Session | undefined {
    const cut = cookie.lastIndexOf('.');
    const body = cookie.slice(0, cut);
    const given = bytes(cookie.slice(cut + 1));
    const expected = bytes(this.#sign(body));
    if (cut < 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    const [name, id, epoch, issuedAt, expiresAt] = body.split('.');
    if (name === undefined || id === undefined) return undefined;
    const session = {
      name: Buffer.from(name, 'base64url').toString(),
      id,
      epoch: Number(epoch),
      issuedAt: Number(issuedAt),
      expiresAt: Number(expiresAt),
    };
    const ended = Object.hasOwn(this.#file.value.ended, id);
    return ended || session.expiresAt <= now ? undefined : session;
  }

  /** Logs out: no cookie of this session is accepted again, also after a restart. `now` lets old entries go. */
  async end(session: Session, keptUntil: number, now: number): Promise<void> {
    const { secret, ended } = this.#file.value;
    const kept = Object.entries(ended).filter(([, until]) => until > now);
    this.#file.value = { secret, ended: { ...Object.fromEntries(kept), [session.id]: keptUntil } };
    for (const listener of this.#listeners) listener(session.id);
    await this.#file.save();
  }

  onEnd(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A name for this installation that stays, and tells nothing of the secret it is made from. */
  installation(): string {
    return createHash('sha256').update(`installation ${this.#file.value.secret}`).digest('hex').slice(0, 32);
  }

  #sign(body: string): string {
    return createHmac('sha256', this.#file.value.secret).update(body).digest('base64url');
  }
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function parse(stored: unknown): Stored {
  const found = stored as Partial<Stored> | undefined;
  const secret = found?.secret ?? randomBytes(32).toString('base64url');
  return { secret, ended: found?.ended ?? {} };
}
