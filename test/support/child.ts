import { spawn } from 'node:child_process';
import { request, type IncomingMessage } from 'node:http';
import { root } from './run.ts';

type Variables = Readonly<Record<string, string>>;

/** A program of ours in a process of its own. */
export interface Child {
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Resolves with the first match in what it printed; rejects when it ends before. */
  readonly prints: (pattern: RegExp) => Promise<RegExpExecArray>;
  readonly signal: (name: NodeJS.Signals) => void;
  /** Its exit code; negative is impossible, `undefined` when a signal killed it. */
  readonly ended: Promise<number | undefined>;
}

/** Starts `node <path>` from the root with a bare environment and these variables. */
export function startChild(path: string, variables: Variables, args: readonly string[] = []): Child {
  const { PATH = '', HOME = '', TMPDIR = '' } = process.env;
  const child = spawn(process.execPath, [path, ...args], {
    cwd: root,
    env: { PATH, HOME, TMPDIR, ...variables },
  });
  const printed = { stdout: '', stderr: '' };
  const listeners = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      printed[name] += text;
      for (const listener of listeners) listener();
    });
  const ended = new Promise<number | undefined>((done) =>
    child.once('close', (code) => done(code ?? undefined)),
  );
  return {
    stdout: () => printed.stdout,
    stderr: () => printed.stderr,
    ended,
    signal: (name) => void child.kill(name),
    prints: (pattern) =>
      new Promise((done, fail) => {
        const look = (): void => {
          const found = pattern.exec(printed.stdout + printed.stderr);
          if (found) done(found);
        };
        listeners.add(look);
        look();
        void ended.then((code) =>
          fail(new Error(`it ended with ${code}:\n${printed.stdout}${printed.stderr}`)),
        );
      }),
  };
}

/** An answer read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Ask {
  readonly method?: string;
  readonly headers?: Variables;
  readonly body?: unknown;
}

/** Asks an address ending in `.localhost`, which Node itself does not resolve. */
export async function ask(
  address: string,
  { method = 'GET', headers = {}, body }: Ask = {},
): Promise<Answer> {
  const { host, port, pathname, search, origin } = new URL(address);
  const own = {
    host,
    origin,
    'sec-fetch-site': 'same-origin',
    'o2-client': '1',
    'content-type': 'application/json',
  };
  return new Promise((done, fail) => {
    const asked = request(
      { host: '127.0.0.1', port, path: pathname + search, method, headers: { ...own, ...headers } },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (part: string) => (text += part));
        answer.on('error', fail);
        answer.on('end', () => done({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }));
      },
    );
    asked.on('error', fail);
    asked.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
