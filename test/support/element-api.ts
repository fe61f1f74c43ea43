import { getRequestListener } from '@hono/node-server';
import type { TestRunnerConfig } from '@web/test-runner';
import { demoBff, type DemoBff, type DemoName } from './demo-bff.ts';

/** `/as/company/api/…`, `/as/company.second/api/…`: calls as that demo account with a cookie jar of their own. */
const asSomebody = /^\/as\/((\w+)[\w.]*)(\/api\/.*)$/;

type Middleware = NonNullable<TestRunnerConfig['middleware']>[number];

/** The runner opens each file of tests at an address with an id of its own, which its requests name as their referrer. */
const pageOf = (referrer: string): string => /wtr-session-id=([\w-]+)/.exec(referrer)?.[1] ?? '';

/**
 * Lets element tests speak to the real BFF on the origin of the test page: `/api/*` and `/embed/*` reach it over the
 * demo's data, of which each file of tests has its own: two run at once. `POST /test/sign-in/company` signs the browser in as that demo account;
 * `/as/company/api/*` needs no sign-in, and `/as/nobody/api/*` is nobody. `POST /test/work` runs what the outbox has to do; `POST /test/announce`
 * announces the charges of the coming two weeks and answers the secrets of their stop links.
 */
export function serveApi(origin: string): Middleware {
  const servers = new Map<string, Promise<DemoBff>>();
  const jars = new Map<string, string>();
  return async (context, next) => {
    const page = pageOf(context.get('referer'));
    const server = (): Promise<DemoBff> => {
      const opened = servers.get(page) ?? demoBff(origin);
      servers.set(page, opened);
      return opened;
    };
    const [, name = '', account = '', path = ''] = asSomebody.exec(context.url) ?? [];
    if (path) {
      const bff = await server();
      const jar = `${page} ${name}`;
      if (!jars.has(jar)) jars.set(jar, account === 'nobody' ? '' : await bff.cookieOf(account as DemoName));
      context.respond = false;
      return getRequestListener(async (request) => {
        const answer = await bff.hono.fetch(redirected(request, origin + path, jars.get(jar) ?? ''));
        jars.set(jar, answer.headers.get('set-cookie') ?? jars.get(jar) ?? '');
        return answer;
      })(context.req, context.res);
    }
    if (!/^\/(api|embed|files|test\/sign-in|test\/work|test\/announce)(\/|$)/.test(context.path))
      return next();
    const bff = await server();
    const [, , action, person] = context.path.split('/');
    if (action === 'sign-in') {
      context.set('set-cookie', await bff.cookieOf(person as DemoName));
      context.status = 204;
      return undefined;
    }
    if (action === 'announce') {
      context.body = JSON.stringify(await bff.announceCharges());
      context.type = 'json';
      return undefined;
    }
    if (action === 'work') {
      await bff.jobs.drain();
      context.status = 204;
      return undefined;
    }
    context.respond = false;
    return getRequestListener(bff.hono.fetch)(context.req, context.res);
  };
}

function redirected(request: Request, url: string, cookie: string): Request {
  const headers = new Headers(request.headers);
  headers.set('cookie', cookie.split(';')[0] ?? '');
  const { method, body, signal } = request;
  return new Request(url, {
    method,
    headers,
    signal,
    ...(body ? { body, duplex: 'half' } : {}),
  } as RequestInit);
}
