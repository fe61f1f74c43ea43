import assert from 'node:assert/strict';
import { type Contender, type Shot } from './load.ts';
import type { LoadedCustomer } from './sessions.ts';

/** The lists that are loaded: their address and the tab that filters. */
export const lists = { invoices: 'paid', services: 'active' } as const;
export type ListName = keyof typeof lists;

const words = ['hebergement', 'fr', 'pro', 'domaine'];

/** 60 % first page, 25 % with a filter, 15 % with filter and search; both servers take the same requests. */
export function shotsOf(list: ListName, customers: readonly LoadedCustomer[]): Shot[] {
  const tab = lists[list];
  const query = (i: number): string =>
    i % 20 < 12 ? '' : i % 20 < 17 ? `?tab=${tab}` : `?tab=${tab}&search=${words[i % 4]}`;
  return Array.from({ length: 4000 }, (_, i) => {
    const { customerId, session } = customers[(i * 7919) % customers.length] as LoadedCustomer;
    return { path: `/api/${list}${query(i)}`, headers: headersOf(session, customerId) };
  });
}

const headersOf = (session: string, customerId: string): Shot['headers'] => ({
  cookie: `__Host-Http-o2s=${session}`,
  'sec-fetch-site': 'same-origin',
  'x-customer': customerId,
});

/** Stops with the difference when two servers answer differently: a comparison of other answers says nothing. */
export async function requireSameAnswers(a: Contender, b: Contender, shots: readonly Shot[]): Promise<void> {
  for (const shot of shots.slice(0, 60)) {
    const [one, other] = await Promise.all([a, b].map((server) => answerOf(server, shot)));
    assert.deepEqual(one, other, shot.path);
  }
}

async function answerOf({ port }: Contender, { path, headers }: Shot): Promise<unknown> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { ...headers } });
  assert.equal(answer.status, 200, path);
  return answer.json();
}
