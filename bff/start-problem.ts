/** What an error of Node, SQLite or PostgreSQL carries beside its message. */
interface Fault extends Error {
  readonly code?: string;
  readonly port?: number;
  readonly address?: string;
  readonly path?: string;
  /** The variable that chose the port. */
  readonly variable?: string;
}

type Sentence = (fault: Fault) => string;

const fileAdvice = 'give another path in DATABASE_URL or DATA_DIR, or put a backup back';
const unreadable: Sentence = () => `the database file is damaged or is no SQLite database: ${fileAdvice}`;
const unopenable: Sentence = () =>
  `the database file cannot be opened: check its path and rights, or ${fileAdvice}`;
const silent: Sentence = () =>
  'PostgreSQL does not answer: check that it runs and that DATABASE_URL names its host and port';
const refused: Sentence = () =>
  'PostgreSQL refuses the sign-in: correct the user and password in DATABASE_URL';
const occupied: Sentence = () =>
  'the database holds tables of another program: give an empty one in DATABASE_URL or DATA_DIR';
const inUse: Sentence = () => 'another process is using the database file: stop it first';

const sentences: Readonly<Record<string, Sentence>> = {
  EADDRINUSE: ({ port, variable = 'PORT' }) =>
    `port ${port} is in use: stop what listens there, or choose another with ${variable} (0 takes any free one)`,
  EADDRNOTAVAIL: ({ address }) => `this machine has no address ${address}: correct HOST`,
  NewerSchema: ({ message }) => `${message}: start the newer version, or use another database`,
  NotEmpty: () => 'the database is not empty: add to it with --append, or give an empty one in DATABASE_URL',
  DatabaseInUse: inUse,
  SQLITE_BUSY: inUse,
  SQLITE_LOCKED: inUse,
  SQLITE_CORRUPT: unreadable,
  SQLITE_NOTADB: unreadable,
  SQLITE_CANTOPEN: unopenable,
  SQLITE_CANTOPEN_ISDIR: unopenable,
  SQLITE_READONLY: unopenable,
  SQLITE_FULL: () => 'the disk is full: make room, then start again',
  SQLITE_CONSTRAINT_PRIMARYKEY: () => 'these rows are there already: choose another --seed',
  SQLITE_CONSTRAINT_UNIQUE: () => 'these rows are there already: choose another --seed',
  '23505': () => 'these rows are there already: choose another --seed',
  ECONNREFUSED: silent,
  ECONNRESET: silent,
  ETIMEDOUT: silent,
  ENOTFOUND: silent,
  EAI_AGAIN: silent,
  EHOSTUNREACH: silent,
  '28P01': refused,
  '28000': refused,
  '3D000': () => 'PostgreSQL has no such database: create it, or correct its name in DATABASE_URL',
  '57P03': silent,
  '42P07': occupied,
};

/** Why the start failed and what to do, in one line; the stack of a fault that nobody foresaw. */
export function startProblem(error: unknown): string {
  const fault = error instanceof AggregateError ? (error.errors[0] as Fault) : (error as Fault);
  const path = fault.path ? ` (${fault.path})` : '';
  if (fault.code === 'EACCES' && fault.port !== undefined)
    return `port ${fault.port} needs more rights: choose one above 1023`;
  if (['EACCES', 'EPERM', 'ENOTDIR', 'EEXIST', 'EROFS'].includes(fault.code ?? ''))
    return unopenable(fault) + path;
  const sentence = sentences[fault.code ?? ''] ?? sentences[fault.name] ?? byMessage(fault);
  if (sentence) return sentence(fault);
  // Node explains some options over several lines.
  return foreseen(fault) ? fault.message.replaceAll('\n', ' ') : (fault.stack ?? String(error));
}

// node-postgres gives no code when the connection takes too long, SQLite none of its own for a table that is there.
function byMessage({ message }: Fault): Sentence | undefined {
  if (/connection timeout|timeout exceeded when trying to connect/.test(message)) return silent;
  return /^table \S+ already exists$/.test(message) ? occupied : undefined;
}

/** Messages that this software wrote for the reader begin with the name of a variable or an option. */
const foreseen = ({ message, code = '' }: Fault): boolean =>
  code.startsWith('ERR_PARSE_ARGS_') || /^([A-Z][A-Z_]+ |--[a-z]+ )|holds no built elements/.test(message);
