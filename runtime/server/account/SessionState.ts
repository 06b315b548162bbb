/** What the server must remember of sessions: its key, and which were logged out before they expired. */
export interface SessionState {
  /** Key of the signatures. */
  readonly secret: string;
  isEnded(id: string): boolean;
  /** Known also after a restart once this resolves. @param until when the session would have ended anyway, ms */
  end(id: string, until: number, now: number): Promise<void>;
  /** Told the id of each session that was ended, also at another server. */
  onEnd(listener: (id: string) => void): () => void;
  close(): Promise<void>;
}
