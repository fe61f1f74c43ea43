import { sql } from 'kysely';

/** What a customer calls the service `s` of a query: his own label, else its domain, else what it is; selected as `name`. */
export const serviceName = sql<string>`coalesce(
  nullif(${sql.ref('s.label')}, ''),
  nullif(${sql.ref('s.domain')}, ''),
  ${sql.ref('s.product')}
)`.as('name');
