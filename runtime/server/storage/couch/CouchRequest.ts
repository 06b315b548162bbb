/** With which rights CouchDB is asked: its administrator's, or those of a session that it gave. */
export type Credential = 'admin' | { readonly token: string };

export interface CouchRequest {
  readonly as: Credential;
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Segments; each is encoded. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}
