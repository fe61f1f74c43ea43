import { getRequestListener } from '@hono/node-server';
import type { TestRunnerConfig } from '@web/test-runner';
import { demoBff, type DemoBff, type DemoName } from './demo-bff.ts';

type Middleware = NonNullable<TestRunnerConfig['middleware']>[number];

/**
 * Lets element tests speak to the real BFF on the origin of the test page: `/api/*` and `/embed/*` reach it over the
 * demo's data, opened at the first such request. `POST /test/sign-in/company` signs the browser in as that demo account.
 */
export function serveApi(origin: string): Middleware {
  let opened: Promise<DemoBff> | undefined;
  return async (context, next) => {
    if (!/^\/(api|embed|test\/sign-in)\//.test(context.path)) return next();
    const bff = await (opened ??= demoBff(origin));
    const [, , action, name] = context.path.split('/');
    if (action === 'sign-in') {
      context.set('set-cookie', await bff.cookieOf(name as DemoName));
      context.status = 204;
      return undefined;
    }
    context.respond = false;
    return getRequestListener(bff.hono.fetch)(context.req, context.res);
  };
}
