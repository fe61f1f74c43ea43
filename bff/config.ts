/** What the environment decides, read once. */
export interface Config {
  readonly port: number;
  /** Address to listen on; all of them when absent. */
  readonly host: string;
  /** `sqlite:PATH` or `postgres://…`. */
  readonly databaseUrl: string;
  readonly dataDir: string;
  /** The origin that browsers see. */
  readonly origin: string;
  readonly portals: readonly string[];
  readonly demo: boolean;
  /** `smtp://user:password@host:port`; mails stay in the outbox without it. */
  readonly smtpUrl?: string;
  readonly mailFrom: string;
  /** Base64 secret mixed into password hashes. */
  readonly pepper?: string;
  readonly trustedProxies: number;
  readonly logLevel: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The environment as configuration. Throws an error of one line that names the variable and the remedy. */
export function readConfig(env: Environment): Config {
  const port = portOf(env, 'PORT', 8787);
  const dataDir = env['DATA_DIR'] ?? './.data';
  return {
    port,
    host: env['HOST'] ?? '127.0.0.1',
    dataDir,
    databaseUrl: databaseOf(env['DATABASE_URL'] ?? `sqlite:${dataDir}/space.db`),
    origin: env['ORIGIN'] ?? `http://space.localhost:${port}`,
    portals: list(env['PORTAL_ORIGINS']),
    demo: env['NODE_ENV'] !== 'production',
    ...(env['SMTP_URL'] ? { smtpUrl: smtpOf(env['SMTP_URL']) } : {}),
    mailFrom: env['MAIL_FROM'] ?? 'Espace O2 <espace@o2.example>',
    ...(env['PASSWORD_PEPPER'] ? { pepper: env['PASSWORD_PEPPER'] } : {}),
    trustedProxies: Number(env['TRUSTED_PROXIES'] ?? 0),
    logLevel: env['LOG_LEVEL'] ?? 'info',
  };
}

/** A port of the environment: 0 to 65535. */
export function portOf(env: Environment, name: string, otherwise: number): number {
  const text = env[name];
  if (text === undefined || text === '') return otherwise;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Error(`${name} must be a port from 0 to 65535, not "${text}"`);
}

function databaseOf(url: string): string {
  if (/^(sqlite:.+|postgres(ql)?:\/\/.+)/.test(url)) return url;
  throw new Error(`DATABASE_URL must be sqlite:PATH or postgres://user:password@host/name, not "${url.split('@').at(-1) ?? ''}"`);
}

function smtpOf(url: string): string {
  if (/^smtps?:$/.test(URL.parse(url)?.protocol ?? '') && URL.parse(url)?.hostname) return url;
  throw new Error('SMTP_URL must be smtp://user:password@host:port, or smtps:// for TLS from the first byte');
}

const list = (text: string | undefined): string[] => (text ?? '').split(',').map((item) => item.trim()).filter((item) => item !== '');
