import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { SessionState } from './SessionState.ts';

/** What a valid cookie says. Times in ms. */
export interface Session {
  readonly name: string;
  /** Stays through renewals, so that logging out ends every copy of the cookie. */
  readonly id: string;
  readonly epoch: number;
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** The session with the database itself, where that judges by itself. */
  readonly token?: string;
}

/**
 * Signed cookies: the server keeps no list of open sessions, only its secret and the few that were logged out before
 * they expired.
 */
export class Sessions {
  readonly #state: SessionState;

  constructor(state: SessionState) {
    this.#state = state;
  }

  /** A new session, or the renewal of `previous`. */
  issue(
    name: string,
    epoch: number,
    now: number,
    lifetime: number,
    previous?: Session,
    token?: string,
  ): { session: Session; cookie: string } {
    const id = previous?.id ?? randomBytes(12).toString('base64url');
    const kept = token === undefined ? {} : { token };
    const session = { name, id, epoch, issuedAt: now, expiresAt: now + lifetime, ...kept };
    const body = [
      ...[Buffer.from(name).toString('base64url'), id, epoch, now, session.expiresAt],
      ...(token === undefined ? [] : [Buffer.from(token).toString('base64url')]),
    ].join('.');
    return { session, cookie: `${body}.${this.#sign(body)}` };
  }

  /** The session of a cookie that we signed, that has neither expired nor been ended; otherwise undefined. */
  find(cookie: string, now: number): Session | undefined {
    const cut = cookie.lastIndexOf('.');
    const body = cookie.slice(0, cut);
    const given = bytes(cookie.slice(cut + 1));
    const expected = bytes(this.#sign(body));
    if (cut < 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    const [name, id, epoch, issuedAt, expiresAt, token] = body.split('.');
    if (name === undefined || id === undefined) return undefined;
    const session = {
      name: Buffer.from(name, 'base64url').toString(),
      id,
      epoch: Number(epoch),
      issuedAt: Number(issuedAt),
      expiresAt: Number(expiresAt),
      ...(token === undefined ? {} : { token: Buffer.from(token, 'base64url').toString() }),
    };
    return this.#state.isEnded(id) || session.expiresAt <= now ? undefined : session;
  }

  /** Logs out: no cookie of this session is accepted again, also after a restart. `now` lets old entries go. */
  async end(session: Session, keptUntil: number, now: number): Promise<void> {
    await this.#state.end(session.id, keptUntil, now);
  }

  onEnd(listener: (sessionId: string) => void): () => void {
    return this.#state.onEnd(listener);
  }

  /** A name for this installation that stays, and tells nothing of the secret it is made from. */
  installation(): string {
    return createHash('sha256').update(`installation ${this.#state.secret}`).digest('hex').slice(0, 32);
  }

  #sign(body: string): string {
    return createHmac('sha256', this.#state.secret).update(body).digest('base64url');
  }
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
