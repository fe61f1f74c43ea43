import { sql, type RawBuilder, type SqlBool } from 'kysely';

/** What a customer typed, as a part of a pattern in which his `%` and `_` mean themselves. */
export const literally = (search: string): string => search.replace(/[\\%_]/g, '\\$&');

/** Whether a column, `name` or `table.name`, answers to a pattern around what {@link literally} gives. */
export const matches = (column: string, pattern: string | undefined): RawBuilder<SqlBool> =>
  sql<SqlBool>`${sql.ref(column)} like ${pattern} escape '\\'`;
