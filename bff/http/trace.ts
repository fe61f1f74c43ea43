import { newId, platformRandom } from '../ports/random.ts';

/** What is kept of a request for its answer and its line in the log. */
export interface Trace {
  /** `req_…`: in every answer, in problems as `instance`, in the log. */
  readonly id: string;
  /** The operations it called, for the log. */
  ops?: string;
}

const traces = new WeakMap<Request, Trace>();

/** The trace of a request, made when it is first asked for. */
export function traceOf(request: Request): Trace {
  const known = traces.get(request);
  if (known) return known;
  const trace: Trace = { id: newId(platformRandom, 'req') };
  traces.set(request, trace);
  return trace;
}
