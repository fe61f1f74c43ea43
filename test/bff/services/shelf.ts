import type { ServiceTable } from '../../../bff/services/table.ts';
import type { Output } from '../../../components/contract/api.ts';
import { addCustomer, addPerson, join } from '../../support/people.ts';
import type { TestBff } from '../../support/bff.ts';
import { tabOf } from '../../../bff/services/domain.ts';
import { foldKey } from '../../../bff/services/fold.ts';

type Page = Output<'listServices'>;

/** A service of `cus_a`, active for a year and renewed by hand, unless said otherwise. */
export function aService(id: string, its: Partial<ServiceTable> = {}): ServiceTable {
  const {
    state = 'active',
    label = '',
    domain = '',
    product = 'Hébergement Pro',
    orderNumber = `CMD-${id}`,
  } = its;
  return {
    customerId: 'cus_a',
    id: `svc_${id}`,
    kind: 'hosting',
    state,
    tab: tabOf(state),
    label,
    domain,
    product,
    labelKey: foldKey(label || domain || product),
    searchKey: foldKey(`${label} ${domain} ${product} ${orderNumber}`),
    orderNumber,
    priceCents: 4900,
    nextPriceCents: null,
    periodMonths: 12,
    startedOn: '2026-01-01',
    expiresOn: '2027-11-23',
    renewal: 'manual',
    consentVersion: null,
    consentAt: null,
    consentCents: null,
    unpaidCents: 0,
    cancelOn: null,
    moving: 0,
    createdAt: '2026-01-01T09:00:00.000Z',
    version: 1,
    seller: 'host',
    ...its,
  };
}

/** What a test asks of the shelf: the account `cus_a` of Camille, with these services. */
export interface Shelf {
  readonly session: string;
  /** The labels or ids of a page, with the query of the list. */
  readonly ids: (query: string, session?: string) => Promise<string[]>;
  readonly page: (query: string, session?: string) => Promise<Page>;
  readonly read: (id: string, session?: string) => Promise<Output<'getService'>>;
  readonly write: (
    path: string,
    method: 'PATCH' | 'PUT',
    version: number,
    body: unknown,
    session?: string,
  ) => Promise<Response>;
}

export async function shelf(bff: TestBff, services: readonly ServiceTable[]): Promise<Shelf> {
  await addPerson(bff, { id: 'per_camille', email: 'camille@example.fr', password: '' });
  await addCustomer(bff, 'cus_a');
  await join(bff, 'per_camille', 'cus_a');
  if (services.length > 0)
    await bff.deps.db
      .insertInto('service')
      .values([...services])
      .execute();
  const session = await bff.signInAs('per_camille', 'cus_a');
  const json = async <T>(path: string, as: string): Promise<T> => {
    const answer = await bff.call(path, { session: as });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  return {
    session,
    page: (query, as = session) => json<Page>(`/api/services?${query}`, as),
    ids: async (query, as = session) =>
      (await json<Page>(`/api/services?${query}`, as)).items.map(({ id }) => id.slice(4)),
    read: (id, as = session) => json(`/api/services/svc_${id}`, as),
    write: (path, method, version, body, as = session) =>
      bff.call(`/api/services/svc_${path}`, {
        method,
        session: as,
        body,
        headers: { 'if-match': `"${version}"` },
      }),
  };
}
