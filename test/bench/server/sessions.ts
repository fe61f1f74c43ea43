import { startSession } from '../../../bff/access/sessions.ts';
import { testBff } from '../../support/bff.ts';
import { inWrite } from '../../../bff/storage/write.ts';

/** A customer under load: his account and a live session of its holder. */
export interface LoadedCustomer {
  readonly customerId: string;
  readonly session: string;
}

/** Opens sessions for at most so many customers that have from `least` to 1,000 invoices. */
export async function openSessions(
  databaseUrl: string,
  count: number,
  least = 60,
): Promise<LoadedCustomer[]> {
  const bff = await testBff(databaseUrl);
  const { deps } = bff;
  const people = await deps.db
    .selectFrom('membership as m')
    .innerJoin('invoice as i', 'i.customerId', 'm.customerId')
    .where('m.role', '=', 'holder')
    .groupBy(['m.personId', 'm.customerId'])
    .having((e) => e.fn.countAll(), '>=', least)
    .having((e) => e.fn.countAll(), '<=', 1000)
    .select(['m.personId', 'm.customerId'])
    .limit(count)
    .execute();
  const customers: LoadedCustomer[] = [];
  for (const { personId, customerId } of people) {
    const authenticatedAt = new Date().toISOString();
    const { secret } = await inWrite({ ...deps, clock: Date }, (write) =>
      startSession({ ...deps, clock: Date }, write, {
        kind: 'portal',
        personId,
        customerId,
        level: 'pwd',
        authenticatedAt,
        agent: 'bench',
      }),
    );
    customers.push({ customerId, session: secret });
  }
  await bff.close();
  return customers;
}
