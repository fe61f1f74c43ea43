import { cookieName } from '../../../bff/adapters/cookie-carrier.ts';
import { addPartner, verifyOrigin } from '../../../bff/partners/operator.ts';
import { scopes, type Scope } from '../../../components/contract/access.ts';
import type { Call, Reply } from '../../../components/contract/batch.ts';
import { origin, type TestBff } from '../../support/bff.ts';
import { addCamille } from '../../support/people.ts';
import { newVault, type NodeVault } from './node-vault.ts';

export const agency = { key: 'pk_live_agency', origin: 'https://www.agence.example' };

/** Camille, signed in on our pages, and a partner whose vault has a key. */
export interface Site {
  readonly bff: TestBff;
  /** Secret of Camille's own session. */
  readonly session: string;
  readonly vault: NodeVault;
  /** Consents and answers the code; throws what was refused. */
  readonly approve: (more?: Record<string, unknown>) => Promise<string>;
  /** The same, with whatever came back. */
  readonly tryApprove: (more?: Record<string, unknown>) => Promise<Response>;
  /** Consents, redeems the code and answers the secret of the partner's session. */
  readonly connect: (more?: Record<string, unknown>) => Promise<string>;
}

/** Opens a site over a server; the partner may have every scope unless said otherwise. */
export async function openSite(bff: TestBff, ceiling: readonly Scope[] = scopes): Promise<Site> {
  const camille = await addCamille(bff);
  await addPartner(bff.deps, { key: agency.key, name: 'Agence Horizon', ceiling });
  await verifyOrigin(bff.deps, agency.key, agency.origin);
  const session = await bff.signInAs(camille.id, 'cus_a');
  const vault = await newVault(bff);
  const tryApprove: Site['tryApprove'] = (more = {}) =>
    bff.call(`/api/partners/${agency.key}/consent`, {
      method: 'POST',
      session,
      body: {
        origin: agency.origin,
        scopes: ['services:read'],
        accounts: ['cus_a'],
        key: vault.key,
        codeChallenge: vault.challenge,
        ...more,
      },
    });
  const approve: Site['approve'] = async (more) => {
    const answer = await tryApprove(more);
    const body = (await answer.json()) as { code: string };
    if (!answer.ok) throw new Error(`refused: ${JSON.stringify(body)}`);
    return body.code;
  };
  return {
    bff,
    session,
    vault,
    approve,
    tryApprove,
    connect: async (more) => vault.redeem(await approve(more)),
  };
}

/** Calls as a vault does, with the cookie of its partition. */
export async function embedBatch(
  bff: TestBff,
  secret: string,
  calls: readonly Call[],
  partner = agency.key,
): Promise<readonly Reply[]> {
  const answer = await bff.call('/embed/batch', {
    method: 'POST',
    headers: embedHeaders(secret, partner),
    body: { calls },
  });
  const body = (await answer.json()) as { replies?: Reply[]; status: number; problem?: never };
  return body.replies ?? calls.map(() => ({ status: answer.status, problem: body as never }));
}

export const embedHeaders = (secret: string, partner = agency.key): Record<string, string> => ({
  origin,
  'o2-partner': partner,
  ...(secret ? { cookie: `${cookieName.embed}=${secret}` } : {}),
});

/** One call as a vault does. */
export async function embedCall(
  bff: TestBff,
  secret: string,
  op: Call['op'],
  input: Call['input'] = {},
): Promise<Reply> {
  const [reply] = await embedBatch(bff, secret, [{ op, input }]);
  if (!reply) throw new Error('no reply');
  return reply;
}
