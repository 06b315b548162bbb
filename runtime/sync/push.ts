/**
 * Brings this device's events to the server. Not PouchDB's own push: that one offers the server all it has just pulled from
 * it, stops at one document that fails, holds any number of photos in one request, and forgets a refusal that it reported
 * a moment before the tab was killed. An event has one revision and one author, so this is simpler.
 */
import type { CaseEvent } from '#core';
import { brokenFiles, type EventDatabase, type EventDocument } from '#store';
import { nextWait } from './backOff.ts';
import { failureOfDocument, failureOfRequest, isTooLarge } from './failure.ts';
import type { Outbox } from './outbox.ts';
import { readRefusal, tooLarge, unreadableFile } from './refusal.ts';
import type { DatabaseState } from './SyncStatus.ts';

/** Events in one request … */
const BATCH = 100;
/** … with so many bytes of photos at most (a single event may have more): on a slow network a request has to end some day. */
const BATCH_BYTES = 1_500_000;

export interface PushOptions {
  readonly local: EventDatabase;
  readonly remote: EventDatabase;
  readonly outbox: Outbox;
  readonly onState: (state: DatabaseState) => void;
  /** What waits or is refused has changed. */
  readonly onOutbox: () => void;
}

export interface Push {
  /** Starts at once, also in the middle of a wait after a failure. */
  kick(): void;
  stop(): void;
}

interface Offered {
  readonly id: string;
  readonly rev: string;
  readonly files: NonNullable<EventDocument['_attachments']>;
}

interface Fitting {
  readonly fitting: readonly Offered[];
  readonly gone: readonly string[];
}

interface Answer {
  readonly id?: string;
  readonly error?: unknown;
  readonly reason?: unknown;
  readonly message?: unknown;
}

/** Offers what is in the outbox until it is empty, and again whenever it is kicked. After a failure it tries again by itself. */
export function startPush({ local, remote, outbox, onState, onOutbox }: PushOptions): Push {
  let size = BATCH;
  let wait = 0;
  let running = false;
  let kicked = false;
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function run(): Promise<void> {
    running = true;
    clearTimeout(timer);
    /** Failed in this run; they get their next chance after a wait. */
    const stuck = new Set<string>();
    try {
      for (let batch = nextBatch(stuck); batch.length > 0; batch = nextBatch(stuck)) {
        onState('working');
        for (const id of await offerOrShrink(batch)) stuck.add(id);
        onOutbox();
        // Written down before anybody is told that all is there.
        if (outbox.next(1).length === 0) await outbox.caughtUp().catch(() => undefined);
      }
      if (stuck.size > 0) tryLater();
      else settled();
    } catch (error) {
      failed(error);
    } finally {
      running = false;
      const again = kicked;
      kicked = false;
      if (again) kick();
    }
  }

  function nextBatch(stuck: ReadonlySet<string>): readonly string[] {
    if (stopped) return [];
    return outbox.next(size + stuck.size).filter((id) => !stuck.has(id));
  }

  /** The server may refuse a request for one of its documents: then each gets a request of its own. */
  async function offerOrShrink(batch: readonly string[]): Promise<readonly string[]> {
    try {
      const stuck = await offer(batch);
      size = Math.min(BATCH, size * 2);
      return stuck;
    } catch (error) {
      if (stopped || failureOfRequest(error) !== 'never') throw error;
      const [only] = batch;
      if (batch.length === 1 && only !== undefined)
        await outbox.refuse(isTooLarge(error) ? tooLarge(only) : readRefusal(only, reasonOf(error)));
      size = Math.max(1, Math.floor(batch.length / 2));
      return [];
    }
  }

  /** Resolves to the events that the server could not store just now. */
  async function offer(batch: readonly string[]): Promise<readonly string[]> {
    const { fitting, gone } = await withinBytes(local, batch);
    outbox.accepted(gone);
    const missing = await remote.revsDiff(Object.fromEntries(fitting.map(({ id, rev }) => [id, [rev]])));
    outbox.accepted(fitting.flatMap(({ id }) => (id in missing ? [] : [id])));
    const offered = await refuseBroken(fitting.filter(({ id }) => id in missing));
    if (offered.length === 0) return [];
    const { results } = await local.bulkGet({
      docs: offered.map(({ id, rev }) => ({ id, rev })),
      revs: true,
      attachments: true,
    });
    const bodies = results.flatMap(({ docs }) => docs.flatMap((one) => ('ok' in one ? [one.ok] : [])));
    const sent = new Set(bodies.map(({ _id }) => _id));
    const answers =
      bodies.length === 0 ? [] : ((await remote.bulkDocs(bodies, { new_edits: false })) as readonly Answer[]);
    const unread = offered.flatMap(({ id }) => (sent.has(id) ? [] : [id]));
    return [...(await giveUpBroken(unread)), ...(await read(sent, answers))];
  }

  /** Refuses events whose files this device has lost, before anybody asks for them; the others are given back. */
  async function refuseBroken(offered: readonly Offered[]): Promise<readonly Offered[]> {
    const whole: Offered[] = [];
    for (const one of offered) {
      const broken = await brokenFiles(local, one.files);
      if (broken.length === 0) whole.push(one);
      else if (!stopped) await outbox.refuse(unreadableFile(one.id));
    }
    return whole;
  }

  /** Of events that could not be read with their files: those that can be without are refused here, because no try will help them. */
  async function giveUpBroken(ids: readonly string[]): Promise<readonly string[]> {
    const stuck: string[] = [];
    for (const id of ids) {
      const isWhole = await local.get(id).then(Boolean, () => false);
      if (isWhole && !stopped) await outbox.refuse(unreadableFile(id));
      else stuck.push(id);
    }
    return stuck;
  }

  async function read(sent: ReadonlySet<string>, answers: readonly Answer[]): Promise<readonly string[]> {
    const failures = new Map(answers.filter(({ error }) => error).map((answer) => [answer.id, answer]));
    const stuck: string[] = [];
    for (const id of sent) {
      const failure = failures.get(id);
      if (!failure) outbox.accepted([id]);
      else if (failureOfDocument(failure) === 'never')
        await outbox.refuse(readRefusal(id, reasonOf(failure)));
      else stuck.push(id);
    }
    return stuck;
  }

  function settled(): void {
    if (stopped) return;
    wait = 0;
    onState('current');
  }

  function failed(error: unknown): void {
    if (stopped) return;
    const failure = failureOfRequest(error);
    if (failure === 'denied' || failure === 'forbidden') {
      onState(failure);
      return;
    }
    // Something on the way may choke on one event without saying so (a proxy with a limit): smaller, and another one first.
    const [first] = outbox.next(1);
    if (first !== undefined) outbox.postpone([first]);
    size = Math.max(1, Math.floor(size / 2));
    onState('offline');
    tryLater();
  }

  function tryLater(): void {
    if (stopped) return;
    wait = nextWait(wait);
    timer = setTimeout(() => void run(), wait);
  }

  function kick(): void {
    if (running) kicked = true;
    else if (!stopped) void run();
  }

  return {
    kick,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** The first of these events that fit into one request, at least one; `gone`: no longer here. */
async function withinBytes(local: EventDatabase, ids: readonly string[]): Promise<Fitting> {
  const { rows } = await local.allDocs({ keys: [...ids], include_docs: true });
  const fitting: Offered[] = [];
  const gone: string[] = [];
  let bytes = 0;
  for (const row of rows) {
    if (!('doc' in row) || !row.doc) {
      gone.push(row.key);
      continue;
    }
    bytes += bytesOf(row.doc);
    if (fitting.length > 0 && bytes > BATCH_BYTES) break;
    fitting.push({ id: row.id, rev: row.value.rev, files: row.doc._attachments ?? {} });
  }
  return { fitting, gone };
}

function bytesOf({ _attachments: files = {} }: CaseEvent): number {
  return Object.values(files).reduce<number>(
    (sum, file) => sum + ((file as { length?: number }).length ?? 0),
    0,
  );
}

function reasonOf(failure: unknown): unknown {
  const { reason, message } = (failure ?? {}) as Answer;
  return reason ?? message;
}
