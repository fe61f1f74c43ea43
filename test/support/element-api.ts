import type { TestRunnerConfig } from '@web/test-runner';
import { getRequestListener } from '@hono/node-server';
import { cookieName } from '../../bff/adapters/cookie-carrier.ts';
import { testBff, testSettings, type TestBff } from './bff.ts';

type Middleware = NonNullable<TestRunnerConfig['middleware']>[number];

/**
 * Lets element tests speak to the real BFF on the origin of the test page: `/api/*` and `/embed/*` reach it over an
 * SQLite database of its own, opened at the first such request. `POST /test/sign-in/:person/:customer` signs the browser in.
 */
export function serveApi(origin: string): Middleware {
  let opened: Promise<TestBff> | undefined;
  return async (context, next) => {
    if (!/^\/(api|embed|test\/sign-in)\//.test(context.path)) return next();
    const bff = await (opened ??= testBff('sqlite::memory:', { settings: { ...testSettings, origin } }));
    const [, , action, person = '', customer = ''] = context.path.split('/');
    if (action === 'sign-in') {
      const secret = await bff.signInAs(person, customer);
      context.set('set-cookie', `${cookieName.portal}=${secret}; Path=/; Secure; HttpOnly; SameSite=Lax`);
      context.status = 204;
      return undefined;
    }
    context.respond = false;
    return getRequestListener(bff.hono.fetch)(context.req, context.res);
  };
}
