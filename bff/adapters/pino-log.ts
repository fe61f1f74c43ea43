import { pino, type DestinationStream } from 'pino';
import { maskPans } from '../http/pan-tripwire.ts';
import type { Log } from '../ports/log.ts';

/** A log whose last lines are written out before the process ends. */
export interface PinoLog extends Log {
  readonly flush: () => void;
}

/** Names under which secrets travel, at the top of a line or one level below. */
const secretNames = [
  'password',
  'token',
  'secret',
  'code',
  'codeVerifier',
  'cookie',
  'authorization',
  'dpop',
];

/** Our secrets have 256 bits: 43 characters of base64url, also in the middle of a sentence. */
const secretShape = /(?<![\w-])[\w-]{43}(?![\w-])/g;

/**
 * Lines leave in blocks, at the latest after a quarter of a second; those of faults at once. A block costs as much as a
 * small query. Pino's own blocks count all their bytes again with each line.
 */
function standardError(): DestinationStream & { readonly flush: () => void } {
  const stream = pino.destination({ dest: 2, sync: false });
  let lines: string[] = [];
  let length = 0;
  const flush = (): void => {
    if (length > 0) stream.write(lines.join(''));
    [lines, length] = [[], 0];
  };
  setInterval(flush, 250).unref();
  process.once('exit', () => {
    flush();
    stream.flushSync();
  });
  const write = (line: string): void => {
    lines.push(line);
    if ((length += line.length) > 15_000) flush();
  };
  return { write, flush };
}

/** JSON lines on standard error. What may hold a secret is masked by its name, by its shape, and as a card number. */
export function pinoLog(level: string, destination: DestinationStream = standardError()): PinoLog {
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label: string) => ({ level: label }) },
      serializers: { err: errorFacts },
      redact: { paths: secretNames.flatMap((name) => [name, `*.${name}`]), censor: '***' },
      hooks: { streamWrite: masked },
    },
    destination,
  );
  const told =
    (write: 'warn' | 'error'): Log['warn'] =>
    (fields, message) => {
      logger[write](fields, message);
      logger.flush();
    };
  const answered = (fields: object): void => {
    const told = JSON.stringify(fields).slice(1, -1);
    destination.write(`{"level":"info","time":"${isoNow()}",${told},"msg":"answered"}\n`);
  };
  return {
    // Lines of answers hold nothing that a customer typed; all others are searched.
    info: (fields, message) => {
      if (message !== 'answered') logger.info(fields, message);
      else if (logger.isLevelEnabled('info')) answered(fields);
    },
    warn: told('warn'),
    error: told('error'),
    flush: () => logger.flush(),
  };
}

const second = { at: 0, text: '' };

/** The present instant in ISO 8601; what is above its milliseconds is made once a second. */
function isoNow(): string {
  const now = Date.now();
  const at = Math.floor(now / 1000);
  if (second.at !== at) Object.assign(second, { at, text: new Date(at * 1000).toISOString().slice(0, 20) });
  return `${second.text}${String(now - at * 1000).padStart(3, '0')}Z`;
}

const masked = (line: string): string => maskPans(line.replace(secretShape, '***'));

/** Only what an error says of itself: drivers hang statements, parameters and rows on theirs. */
function errorFacts(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack, cause } = error;
  const { code } = error as { code?: unknown };
  return {
    type: name,
    message,
    ...(typeof code === 'string' ? { errorCode: code } : {}),
    stack,
    ...(cause !== undefined && depth < 3 ? { cause: errorFacts(cause, depth + 1) } : {}),
  };
}
