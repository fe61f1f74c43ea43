import type { Kysely } from 'kysely';
import type { Tables } from '../../bff/storage/tables.ts';
import type { Visitor } from './scenario.ts';

const sentence =
  'Établissements Vandenbroucke-Lemaître, Fils & Petites-Filles réunis du Nord <b>et du reste</b> "de la France"';
const word = 'anticonstitutionnellementhippopotomonstrosesquippedaliophobie';

/** A text of `length` characters: words to break between, or one that must be broken inside. */
const long = (length: number, unbroken: boolean): string =>
  (unbroken ? word : sentence).repeat(3).slice(0, length).trim();

/** Makes all names of an account as long as they may be: labels of 80, tags of 40, domains of 63 and more. */
export async function lengthenTexts(db: Kysely<Tables>, { personId, customerId }: Visitor): Promise<void> {
  const services = await db
    .selectFrom('service')
    .where('customerId', '=', customerId)
    .select(['id', 'domain'])
    .orderBy('id')
    .execute();
  for (const [i, { id, domain }] of services.entries()) {
    const unbroken = i % 2 === 1;
    const texts = {
      label: long(80, unbroken),
      product: long(60, unbroken),
      domain: domain && `${long(50, true)}-${i}.${domain}`,
    };
    await db
      .updateTable('service')
      .set(texts)
      .where('customerId', '=', customerId)
      .where('id', '=', id)
      .execute();
    const tags = Array.from({ length: 10 }, (_, t) => ({
      customerId,
      serviceId: id,
      tag: `${t} ${long(38, t % 2 === 1)}`,
    }));
    await db
      .deleteFrom('serviceTag')
      .where('customerId', '=', customerId)
      .where('serviceId', '=', id)
      .execute();
    await db.insertInto('serviceTag').values(tags).execute();
  }
  await db
    .updateTable('paymentMethod')
    .set({ label: long(40, true) })
    .where('customerId', '=', customerId)
    .execute();
  await db
    .updateTable('customer')
    .set({ name: long(120, false) })
    .where('id', '=', customerId)
    .execute();
  await db
    .updateTable('person')
    .set({ firstName: long(80, false), lastName: long(80, true) })
    .where('id', '=', personId)
    .execute();
}
