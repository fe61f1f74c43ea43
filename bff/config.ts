import { choosePayments, type PaymentsChoice } from './config-payments.ts';

/** What the environment decides, read once. */
export interface Config {
  readonly port: number;
  /** Address to listen on; all of them when absent. */
  readonly host: string;
  /** `sqlite:PATH` or `postgres://…`. */
  readonly databaseUrl: string;
  readonly dataDir: string;
  /** The origin that browsers see; `http://space.localhost:PORT` when absent, in the demo only. */
  readonly origin?: string;
  /** Further origins of the same site, whose portals may call with the customer's cookie. */
  readonly portals: readonly string[];
  readonly demo: boolean;
  /** The stand-ins that production may start with. */
  readonly allowSandbox: readonly string[];
  /** How long `/readyz` says no before the port closes, so that a load balancer notices. */
  readonly drainMs: number;
  /** `smtp://user:password@host:port`; mails stay in the outbox without it. */
  readonly smtpUrl?: string;
  readonly mailFrom: string;
  /** Stripe, the sandbox payment site, or nobody. */
  readonly payments: PaymentsChoice;
  /** Files of the operator's own general terms. */
  readonly terms?: { readonly fr: string; readonly en?: string };
  /** Base64 secret mixed into password hashes. */
  readonly pepper?: string;
  readonly trustedProxies: number;
  readonly logLevel: string;
  /** Whether this process also does the queued and timed work; another one must when it does not. */
  readonly jobs: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The environment as configuration. Throws an error of one line that names the variable and the remedy. */
export function readConfig(env: Environment): Config {
  const port = portOf(env, 'PORT', 8787);
  const dataDir = env['DATA_DIR'] || './.data';
  return {
    port,
    host: env['HOST'] ?? '127.0.0.1',
    dataDir,
    databaseUrl: databaseOf(env['DATABASE_URL'] ?? `sqlite:${dataDir}/space.db`),
    ...originOf(env),
    portals: portalsOf(env),
    demo: env['NODE_ENV'] !== 'production',
    allowSandbox: list(env['ALLOW_SANDBOX']),
    drainMs: 1000 * secondsOf(env, 'DRAIN_SECONDS'),
    ...(env['SMTP_URL'] ? { smtpUrl: smtpOf(env['SMTP_URL']) } : {}),
    mailFrom: env['MAIL_FROM'] ?? 'Espace O2 <espace@o2.example>',
    payments: choosePayments(env),
    ...termsOf(env),
    ...(env['PASSWORD_PEPPER'] ? { pepper: env['PASSWORD_PEPPER'] } : {}),
    trustedProxies: hopsOf(env, 'TRUSTED_PROXIES'),
    logLevel: logLevelOf(env),
    jobs: switchOf(env, 'JOBS'),
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

function originOf(env: Environment): { origin?: string } {
  const text = env['ORIGIN'];
  if (text && URL.parse(text)?.origin === text && /^https:|^http:\/\/[^/]*\blocalhost\b/.test(text))
    return { origin: text };
  if (text)
    throw new Error(
      `ORIGIN must be an https origin without a path, such as https://app.example.fr, not "${text}"`,
    );
  if (env['NODE_ENV'] !== 'production') return {};
  throw new Error(
    'ORIGIN is missing: in production, give the https origin that browsers see, such as https://app.example.fr',
  );
}

/** The cookie is strict, so a portal lives on the site of the space: one domain above both. */
function portalsOf(env: Environment): readonly string[] {
  const portals = list(env['PORTAL_ORIGINS']);
  const site = siteOf(env['ORIGIN'] ?? 'http://space.localhost');
  for (const portal of portals)
    if (URL.parse(portal)?.origin !== portal || siteOf(portal) !== site)
      throw new Error(
        `PORTAL_ORIGINS must be origins on the site of ORIGIN, without a path, such as https://portal.example.fr; not "${portal}"`,
      );
  return portals;
}

/** Scheme and the last two labels: what two origins have in common at least when they are of one site. */
const siteOf = (origin: string): string =>
  origin.replace(/^(https?:)\/\/(?:[^/:]*\.)?([^./:]+\.[^./:]+)(?::\d+)?$/, '$1 $2');

function secondsOf(env: Environment, name: string): number {
  const seconds = Number(env[name] ?? 0);
  if (seconds >= 0 && seconds <= 300) return seconds;
  throw new Error(`${name} must be from 0 to 300 seconds, not "${env[name]}"`);
}

function hopsOf(env: Environment, name: string): number {
  const hops = Number(env[name] ?? 0);
  if (Number.isInteger(hops) && hops >= 0 && hops <= 10) return hops;
  throw new Error(`${name} must be the number of proxies before this server, 0 to 10, not "${env[name]}"`);
}

function switchOf(env: Environment, name: string): boolean {
  const text = env[name] ?? 'on';
  if (text === 'on' || text === 'off') return text === 'on';
  throw new Error(`${name} must be on or off, not "${text}"`);
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

function logLevelOf(env: Environment): string {
  const level = env['LOG_LEVEL'] || 'info';
  if (logLevels.includes(level)) return level;
  throw new Error(`LOG_LEVEL must be one of ${logLevels.join(', ')}, not "${level}"`);
}

function databaseOf(url: string): string {
  if (/^(sqlite:.+|postgres(ql)?:\/\/.+)/.test(url)) return url;
  throw new Error(
    `DATABASE_URL must be sqlite:PATH or postgres://user:password@host/name, not "${url.split('@').at(-1) ?? ''}"`,
  );
}

function smtpOf(url: string): string {
  if (/^smtps?:$/.test(URL.parse(url)?.protocol ?? '') && URL.parse(url)?.hostname) return url;
  throw new Error('SMTP_URL must be smtp://user:password@host:port, or smtps:// for TLS from the first byte');
}

function termsOf(env: Environment): Pick<Config, 'terms'> {
  const [fr, en] = [env['TERMS_FILE'], env['TERMS_FILE_EN']];
  if (fr) return { terms: { fr, ...(en ? { en } : {}) } };
  if (!en) return {};
  throw new Error('TERMS_FILE is missing: beside TERMS_FILE_EN, name the file of the French text');
}

const list = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
