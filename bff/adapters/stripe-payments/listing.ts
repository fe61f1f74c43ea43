import { portError } from './errors.ts';

/** The filter of a list for what was made since then (https://docs.stripe.com/api/refunds/list). */
export const madeSince = (since: Date) => ({
  created: { gte: Math.floor(since.getTime() / 1000) },
  limit: 100,
});

/** All of a list, page by page as it is read; whatever the SDK throws becomes an error of the port. */
export async function* listing<Theirs, Ours>(
  ask: () => AsyncIterable<Theirs>,
  read: (it: Theirs) => Ours,
): AsyncGenerator<Ours> {
  try {
    for await (const it of ask()) yield read(it);
  } catch (error) {
    throw portError(error);
  }
}
