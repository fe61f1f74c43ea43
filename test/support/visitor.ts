import type { Call, Reply } from '../../components/contract/batch.ts';
import type { Problem } from '../../components/contract/problem.ts';
import type { Mail, Mailer } from '../../bff/ports/mailer.ts';
import { testSettings, type TestBff } from './bff.ts';

/** Settings in which `X-Forwarded-For` says where a visitor comes from. */
export const behindProxy = { ...testSettings, trustedProxies: 1 };

/** A browser on our own pages: keeps cookies, comes from an address. */
export interface Visitor {
  readonly cookies: Map<string, string>;
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Response>;
  readonly post: (
    path: string,
    body: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Response>;
  readonly batch: (...calls: readonly Call[]) => Promise<readonly Reply[]>;
}

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0';

export function visitor(bff: TestBff, { ip = '192.0.2.1', agent = firefox } = {}): Visitor {
  const cookies = new Map<string, string>();
  const send = async (method: string, path: string, body?: unknown, more = {}): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { 'x-forwarded-for': ip, 'user-agent': agent, ...(cookie ? { cookie } : {}), ...more };
    const answer = await bff.call(path, { method, headers, ...(body === undefined ? {} : { body }) });
    for (const line of answer.headers.getSetCookie()) keep(cookies, line);
    return answer;
  };
  return {
    cookies,
    get: (path, headers) => send('GET', path, undefined, headers),
    post: (path, body, headers) => send('POST', path, body, headers),
    batch: async (...calls) =>
      ((await (await send('POST', '/api/batch', { calls })).json()) as { replies: Reply[] }).replies,
  };
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split('; ');
  const [name = '', value = ''] = pair.split('=');
  if (attributes.includes('Max-Age=0')) cookies.delete(name);
  else cookies.set(name, value);
}

/** The problem of a refused answer. */
export const problemOf = async (answer: Response): Promise<Problem> => (await answer.json()) as Problem;

/** A mailer that keeps what it is given. */
export function postman(): Mailer & { readonly sent: Mail[]; readonly to: (address: string) => Mail[] } {
  const sent: Mail[] = [];
  return {
    sent,
    send: (mail) => Promise.resolve(void sent.push(mail)),
    to: (address) => sent.filter((mail) => mail.to === address),
  };
}

/** The secret of the link in a mail, as the hosted page reads it from the fragment. */
export function tokenIn({ text }: Mail): string {
  const token = /\/password\/set(?:\?lang=en)?#([A-Za-z0-9_-]{43})/.exec(text)?.[1];
  if (!token) throw new Error(`no link in: ${text}`);
  return token;
}
