/** Structured log lines; secrets are masked by the adapter. */
export interface Log {
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

/** Writes nothing. */
export const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };
