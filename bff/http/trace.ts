import { newId, platformRandom, type Random } from '../ports/random.ts';

/** What is kept of a request for its answer and its line in the log. */
export interface Trace {
  /** `req_…`: in every answer, in problems as `instance`, in the log. */
  readonly id: string;
  /** The operations it called, for the log. */
  ops?: string;
  /** Set when the answer was built with the id already in it. */
  named?: true;
}

/** Random bytes drawn many at a time, since each draw costs as much as a small query. For names, never for secrets. */
function drawnAhead(random: Random, many = 4096): Random {
  let pool: Uint8Array = new Uint8Array(0);
  let at = 0;
  return {
    bytes: (count) => {
      if (at + count > pool.length) [pool, at] = [random.bytes(many), 0];
      return pool.subarray(at, (at += count));
    },
  };
}

const names = drawnAhead(platformRandom);

/** A property of the request itself: a weak map costs each request several microseconds, most of them in the collector. */
const key = Symbol('trace');

/** The trace of a request, made when it is first asked for. */
export function traceOf(request: Request & { [key]?: Trace }): Trace {
  return (request[key] ??= { id: newId(names, 'req') });
}
