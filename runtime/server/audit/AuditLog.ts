import type { JsonObject } from '#core/base';
import type { Database } from '../storage/Database.ts';
import type { JsonFile } from '../storage/JsonFile.ts';
import type { AuditKind, AuditLine, Head, Heads } from './AuditLine.ts';
import { chainName, headOf, makeLine, startOfChain } from './AuditLine.ts';
import { findHeads } from './findHeads.ts';

/** What is put on record; the log adds time, number and hashes. */
export interface AuditEntry {
  readonly what: AuditKind;
  readonly account?: string;
  readonly facts?: JsonObject;
}

/** Whoever has something to put on record. Resolves when it cannot be lost any more; what it is about is answered only then. */
export type Note = (entry: AuditEntry) => Promise<void>;

export interface AuditOptions {
  readonly database: Pick<Database, 'rows' | 'write'>;
  /**
   * The heads as this server knows them, in a file of the data directory: who can write to the database alone cannot cut the
   * log off without its being seen.
   */
  readonly anchor: JsonFile<Heads>;
  readonly clock: () => number;
  /** A few random letters and digits. */
  readonly random: string;
}

/** How often a server notes how far the others have come. */
const LOOK_AROUND = 15 * 60_000;
/** A chain whose server has written nothing for so long is not looked at again. */
const FORGET = 2 * 24 * 60 * 60_000;

/**
 * The chain of one run of a server. Lines that come while others are being written go to the disk together; they are numbered when
 * they come, so their order is that of what happened.
 */
export class AuditLog {
  readonly #options: AuditOptions;
  readonly #chain: string;
  #head: Head | undefined;
  /** Lines that are not known to be on the disk. */
  #unsaved: AuditLine[] = [];
  #saving: Promise<void> | undefined;
  #queued: Promise<void> | undefined;
  #lookedAt = 0;
  #noted: Record<string, Head> = {};

  private constructor(options: AuditOptions) {
    this.#options = options;
    this.#chain = chainName(options.clock(), options.random);
  }

  /** Begins a chain; its first line holds the heads that were not noted before. */
  static async open(options: AuditOptions): Promise<AuditLog> {
    const log = new AuditLog(options);
    const anchor = options.anchor.value;
    // What is older was noted by the chain that the anchor knows, whose own head is noted now.
    const starts = Object.keys(anchor).map(startOfChain);
    const from = starts.length === 0 ? '' : chainName(Math.min(...starts) - FORGET, '');
    const heads = log.#news(await findHeads(options.database, from));
    log.#forget(options.clock());
    log.#lookedAt = options.clock();
    // The anchor is about to be replaced: what it said stays in the log, or a cut before a restart would never show.
    await log.note({ what: 'chain.started', facts: { heads, anchor: toJson(anchor) } });
    return log;
  }

  async note(entry: AuditEntry): Promise<void> {
    const now = this.#options.clock();
    if (now - this.#lookedAt > LOOK_AROUND) {
      this.#lookedAt = now;
      const heads = this.#news(
        await findHeads(this.#options.database, chainName(now - FORGET, ''), this.#chain),
      );
      this.#forget(now);
      if (Object.keys(heads).length > 0) this.#add({ what: 'chain.seen', facts: { heads } });
    }
    this.#add(entry);
    await this.#save();
  }

  /** The last line of an orderly end. */
  async close(): Promise<void> {
    await this.note({ what: 'chain.ended' });
  }

  /** What of these heads is new since they were last noted. */
  #news(heads: Heads): JsonObject {
    const fresh = Object.entries(heads).filter(([chain, { hash }]) => this.#noted[chain]?.hash !== hash);
    for (const [chain, head] of fresh) this.#noted[chain] = head;
    return toJson(Object.fromEntries(fresh));
  }

  /** The file stays small: heads of long ago are in lines that the newer heads stand for. */
  #forget(now: number): void {
    const kept = Object.entries(this.#noted).filter(([chain]) => chain >= chainName(now - FORGET, ''));
    this.#noted = Object.fromEntries(kept);
  }

  #add({ what, account, facts }: AuditEntry): void {
    const line = makeLine({
      chain: this.#chain,
      seq: (this.#head?.seq ?? -1) + 1,
      at: new Date(this.#options.clock()).toISOString(),
      what,
      account: account ?? null,
      facts: facts ?? {},
      previous: this.#head?.hash ?? '',
    });
    this.#head = headOf(line);
    this.#unsaved.push(line);
  }

  /** One write at a time, and one more for all that came meanwhile. */
  #save(): Promise<void> {
    this.#queued ??= (this.#saving ?? Promise.resolve())
      .catch(() => undefined)
      .then(() => {
        this.#saving = this.#queued;
        this.#queued = undefined;
        return this.#write();
      });
    return this.#queued;
  }

  async #write(): Promise<void> {
    // A copy: others are added while these are on their way.
    const lines = [...this.#unsaved];
    if (lines.length === 0) return;
    const answers = await this.#options.database.write(
      lines.map((line) => ({ ...line })),
      true,
    );
    // A conflict is a line that was written although the answer to it was lost: nobody else writes into this chain.
    const failed = answers.find((answer) => 'error' in answer && answer.error !== 'conflict');
    if (failed !== undefined) throw new Error(`the audit log cannot be written: ${failed.id}`);
    this.#unsaved = this.#unsaved.slice(lines.length);
    const last = lines.at(-1);
    if (last !== undefined) {
      const { anchor } = this.#options;
      anchor.value = { ...this.#noted, [this.#chain]: headOf(last) };
      await anchor.save();
    }
  }
}

function toJson(heads: Heads): JsonObject {
  return Object.fromEntries(Object.entries(heads).map(([chain, { seq, hash }]) => [chain, { seq, hash }]));
}
