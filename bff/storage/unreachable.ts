/**
 * How the database says, or the way to it, that it does not answer at present (classes 08, 53 and 57 of
 * https://www.postgresql.org/docs/current/errcodes-appendix.html, errno(3)).
 */
const codes = /^(08\d{3}|53300|57P0[1-5]|ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|E(HOST|NET)UNREACH)$/;

/** What `pg` says of its own connections, without a code. */
const words =
  /^(Connection terminated|Query read timeout|timeout (expired|exceeded when trying to connect)|Client has encountered a connection error)/;

/** Whether something failed because the database was out of reach: what was asked of it may or may not have happened. */
export const isUnreachable = (error: unknown): boolean =>
  error instanceof Error &&
  (codes.test((error as { code?: string }).code ?? '') || words.test(error.message));
