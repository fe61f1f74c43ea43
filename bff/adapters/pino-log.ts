import { pino } from 'pino';
import type { Log } from '../ports/log.ts';

/** JSON lines on standard error; what may hold a secret is masked. */
export function pinoLog(level: string): Log {
  const logger = pino(
    {
      level,
      base: null,
      redact: { paths: ['password', 'token', 'secret', 'code', '*.password', '*.token', '*.secret', '*.code', 'headers.cookie', 'headers.authorization'], censor: '***' },
    },
    pino.destination({ dest: 2, sync: false }),
  );
  return {
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message) => logger.error(fields, message),
  };
}
