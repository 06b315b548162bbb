import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Identity } from '../account/Accounts.ts';

/** One request on its way through the table of routes. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly method: string;
  readonly query: URLSearchParams;
  /** Decoded variable segments of the path, by the names of the route. */
  readonly params: Readonly<Record<string, string>>;
  /** Present on every route that is not open to everybody. */
  readonly identity: Identity | undefined;
  /** Where the request comes from; behind a declared proxy what the proxy says. */
  readonly address: string;
  /** The socket is on this machine and no proxy stands between. */
  readonly local: boolean;
  /** The page was reached through TLS. */
  readonly secure: boolean;
  /** The parsed body; fails with 400, 413 or 415. */
  body(): Promise<unknown>;
}

export type Reply =
  | { readonly json: unknown; readonly status?: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly bytes: Buffer; readonly status?: number; readonly headers: Readonly<Record<string, string>> }
  /** The handler has written to the response itself. */
  | 'handled';

/** Whether this exchange may go on; throws `HttpFailure` when it may not. Every route has one. */
export type Access = (exchange: Exchange) => void;

export interface Route {
  readonly methods: readonly ('GET' | 'POST' | 'PUT' | 'DELETE')[];
  /** Segments; `:db`, `:doc`, `:file` and `:local` stand for one segment of that kind. */
  readonly path: readonly string[];
  readonly access: Access;
  /** Largest body in bytes; without it no body is read. */
  readonly maxBody?: number;
  /** Log-in forms of CouchDB's clients come url-encoded. */
  readonly form?: boolean;
  /** CouchDB's replicator sends a document with large files as multipart/related. All other bodies are JSON only. */
  readonly related?: boolean;
  readonly handle: (exchange: Exchange) => Promise<Reply> | Reply;
}
