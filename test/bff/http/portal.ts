import { cookieName } from '../../../bff/adapters/cookie-carrier.ts';
import { testBff, testSettings, type TestBff } from '../../support/bff.ts';
import { addCamille } from '../../support/people.ts';

/** A server that knows a portal on this origin, and the cookie of a customer who is signed in there. */
export async function openPortal(
  origin: string,
): Promise<{ readonly bff: TestBff; readonly cookie: string }> {
  const bff = await testBff('sqlite::memory:', { settings: { ...testSettings, portals: [origin] } });
  await addCamille(bff);
  return { bff, cookie: `${cookieName.portal}=${await bff.signInAs('per_camille', 'cus_a')}` };
}
