/**
 * How a database says that nothing can be written at present: no room left, a fault of the disk, or read-only
 * (https://sqlite.org/rescode.html with its extended codes, https://www.postgresql.org/docs/current/errcodes-appendix.html).
 */
const codes = /^(SQLITE_(FULL|IOERR|READONLY)(_[A-Z]+)*|53100|25006)$/;

/** Whether a write failed because nothing can be written now; the database undid what the write had begun. */
export const isUnwritable = (error: unknown): boolean =>
  error instanceof Error && codes.test((error as { code?: string }).code ?? '');

/** For what is only worth noting and not worth a refusal: does without it while nothing can be written. */
export function unlessUnwritable(error: unknown): void {
  if (!isUnwritable(error)) throw error;
}
