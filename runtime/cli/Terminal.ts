/** What a command may touch of the world around it; tests give their own. */
export interface Terminal {
  /** Results: to be read, piped, parsed. */
  readonly out: (text: string) => void;
  /** Faults of usage, and progress. */
  readonly err: (text: string) => void;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => number;
}

/** 0: all well; 1: problems were found; 2: the command was not used rightly. */
export type ExitCode = 0 | 1 | 2;
