import { Agent, createServer, request as httpRequest } from 'node:http';
import type { IncomingMessage, OutgoingHttpHeaders, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Rng } from './Rng.ts';

/** Says in a request which device it is of. */
export const DEVICE = 'x-fault-device';

/** What may happen to a request and its answer. */
const FATES = [
  'delay',
  'delay-answer',
  /** Waits for others to overtake it. */
  'reorder',
  'drop',
  'cut-request',
  'cut-answer',
  'lose-answer',
  'twice',
  /** Comes again later, when others have come between. */
  'echo',
] as const;
type Fate = (typeof FATES)[number] | 'pass';

interface Answer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

/** Longest wait that it brings about, ms. */
const LONGEST = 120;

/** A bad network between devices and the server, in this process. It delays, cuts, loses, doubles and reorders by chance. */
export class FaultProxy {
  /** Share of the requests that something happens to. */
  faults: number;
  /** Port of the server; undefined while it is dead. */
  upstream: number | undefined;
  /** Devices that have no network. */
  readonly offline = new Set<string>();
  /** Ids of the events that the server said it has, whether or not the device ever heard it. */
  readonly acknowledged = new Set<string>();
  /** How often what happened. */
  readonly counts: Record<string, number> = {};
  readonly #rngs = new Map<string, Rng>();
  readonly #rng: Rng;
  readonly #server: Server;
  readonly #agent = new Agent({ keepAlive: true });
  readonly #echoes = new Set<Promise<unknown>>();
  #overtaken: (() => void)[] = [];

  constructor(rng: Rng, faults: number) {
    this.#rng = rng;
    this.faults = faults;
    this.#server = createServer((request, response) => {
      this.#handle(request, response).catch(() => response.destroy());
    });
    this.#server.keepAliveTimeout = 1000;
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  /** No faults any more, for everybody; resolves when no old request can come in any more. */
  async heal(): Promise<void> {
    this.faults = 0;
    this.offline.clear();
    for (const next of this.#overtaken.splice(0)) next();
    await Promise.allSettled(this.#echoes);
  }

  async close(): Promise<void> {
    this.#agent.destroy();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const device = String(request.headers[DEVICE] ?? '');
    const body = await read(request);
    if (this.offline.has(device)) throw new Error('offline');
    const rng = this.#rngOf(device);
    const fate: Fate = rng.chance(this.faults) ? (rng.pick(FATES) ?? 'pass') : 'pass';
    this.counts[fate] = (this.counts[fate] ?? 0) + 1;
    await this.#onTheWay(fate, rng, { request, response, body });
    const answer = await this.#forward(request, body, response);
    for (const next of this.#overtaken.splice(0)) next();
    if (fate === 'delay-answer') await wait(rng.between(5, LONGEST));
    if (fate === 'echo' && isShort(request)) this.#echo(request, body, rng.between(20, 3 * LONGEST));
    if (this.offline.has(device) || fate === 'lose-answer') throw new Error('the answer is lost');
    respond(response, answer, fate === 'cut-answer');
  }

  /** What happens before the request arrives; an error breaks the connection. */
  async #onTheWay(
    fate: Fate,
    rng: Rng,
    {
      request,
      response,
      body,
    }: { readonly request: IncomingMessage; readonly response: ServerResponse; readonly body: Buffer },
  ): Promise<void> {
    if (fate === 'drop') throw new Error('dropped');
    if (fate === 'cut-request') {
      await this.#forward(request, body, response, Math.floor(body.length / 2));
      throw new Error('cut');
    }
    if (fate === 'delay') await wait(rng.between(5, LONGEST));
    if (fate === 'reorder') await this.#overtake();
    // At the same time as the one that is answered.
    if (fate === 'twice') this.#forward(request, body, response).catch(() => undefined);
  }

  /** Resolves after the next answer to anybody, and after a while in any case. */
  async #overtake(): Promise<void> {
    await Promise.race([new Promise<void>((resolve) => this.#overtaken.push(resolve)), wait(LONGEST)]);
  }

  #echo(request: IncomingMessage, body: Buffer, after: number): void {
    const echo = wait(after).then(() => this.#forward(request, body, undefined));
    this.#echoes.add(echo);
    echo
      .catch(() => undefined)
      .finally(() => this.#echoes.delete(echo))
      .catch(() => undefined);
  }

  /** @param most send so many bytes of the body only and then break off */
  #forward(
    request: IncomingMessage,
    body: Buffer,
    response: ServerResponse | undefined,
    most = body.length,
  ): Promise<Answer> {
    const port = this.upstream;
    return new Promise((resolve, reject) => {
      if (port === undefined) throw new Error('the server is dead');
      const {
        host: _host,
        connection: _connection,
        'transfer-encoding': _encoding,
        ...headers
      } = request.headers;
      const length = body.length > 0 ? { 'content-length': body.length } : {};
      const onward = httpRequest(
        {
          host: '127.0.0.1',
          port,
          agent: this.#agent,
          method: request.method,
          path: request.url,
          headers: { ...headers, ...length },
        },
        (answer) => {
          read(answer).then((bytes) => {
            const {
              connection: _mine,
              'transfer-encoding': _chunks,
              'keep-alive': _alive,
              ...given
            } = answer.headers;
            const told = {
              status: answer.statusCode ?? 500,
              headers: { ...given, 'content-length': bytes.length },
              body: bytes,
            };
            answered = true;
            this.#note(request, body, told);
            resolve(told);
          }, reject);
        },
      );
      onward.once('error', reject);
      // A device that is gone waits for nothing; a feed would stay open for minutes.
      let answered = false;
      response?.once('close', () => {
        if (!answered) onward.destroy();
      });
      if (most >= body.length) onward.end(body);
      else onward.write(body.subarray(0, most), () => onward.destroy(new Error('cut')));
    });
  }

  #note({ url = '' }: IncomingMessage, sent: Buffer, { status, body }: Answer): void {
    if (!url.endsWith('/_bulk_docs') || status >= 300) return;
    const { docs } = JSON.parse(sent.toString()) as { docs: readonly { readonly _id: string }[] };
    const answers = JSON.parse(body.toString()) as readonly {
      readonly id: string;
      readonly error?: string;
    }[];
    const failed = new Set(answers.flatMap(({ id, error }) => (error === undefined ? [] : [id])));
    for (const { _id } of docs) if (!failed.has(_id)) this.acknowledged.add(_id);
  }

  /** A stream for each device, so that one that asks more often does not change what happens to the others. */
  #rngOf(device: string): Rng {
    const known = this.#rngs.get(device) ?? this.#rng.branch();
    this.#rngs.set(device, known);
    return known;
  }
}

/** With `cut` it says how much comes, and then half of it does. */
function respond(response: ServerResponse, { status, headers, body }: Answer, cut: boolean): void {
  response.writeHead(status, headers);
  if (cut) response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
  else response.end(body);
}

/** A feed would be answered when nobody waits for it any more. */
function isShort({ url = '' }: IncomingMessage): boolean {
  return !url.includes('feed=');
}

async function read(stream: IncomingMessage): Promise<Buffer> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const part of stream) parts.push(new Uint8Array(part as Buffer));
  return Buffer.concat(parts);
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
