import type { IncomingMessage } from 'node:http';
import { type Call, calls, type Page } from './calls.ts';
import { list, type Params } from './form.ts';
import { type Answer, invalid, problem, StripeProblem } from './problem.ts';
import { type Item, shown, type State } from './state.ts';

export interface Faults {
  /** So many of the next writes are performed, then never answered. */
  hangAfter: number;
  /** So many are performed, then the connection is reset. */
  resetAfter: number;
  /** So many are cut off before anything happens. */
  dropBefore: number;
  /** So many are answered by this error instead: `rate_limit`, `lock_timeout`, `api_error`. */
  refuse: 'rate_limit' | 'lock_timeout' | 'api_error' | undefined;
}

export interface Asked {
  readonly secretKey: string;
  readonly faults: Faults;
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly params: Params;
}

/** Answers one call of the API: rights first, then names, then the act. */
export function answerCall(state: State, { secretKey, faults, request, url, params }: Asked): Answer {
  if (request.headers.authorization !== `Bearer ${secretKey}`) {
    return problem(401, { type: 'invalid_request_error', message: 'Invalid API Key provided' });
  }
  const refused = refusal(faults);
  if (refused) return refused;
  const call = calls.find(({ method, path }) => method === request.method && path.test(url.pathname));
  if (!call)
    return problem(404, {
      type: 'invalid_request_error',
      message: `Unrecognized request URL (${request.method}: ${url.pathname})`,
    });
  try {
    checkNames(request, call, params);
    const result = call.act(state, params, decodeURIComponent(call.path.exec(url.pathname)?.[1] ?? ''));
    return { status: 200, body: JSON.stringify(expanded(state, result, list(params, 'expand'))) };
  } catch (error) {
    if (error instanceof StripeProblem) return problem(error.status, error.body);
    return problem(500, { type: 'api_error', message: String(error) });
  }
}

function refusal(faults: Faults): Answer | undefined {
  const { refuse } = faults;
  faults.refuse = undefined;
  if (refuse === 'rate_limit')
    return problem(429, { type: 'invalid_request_error', code: 'rate_limit', message: 'Too many requests' });
  if (refuse === 'lock_timeout')
    return problem(409, { type: 'invalid_request_error', code: 'lock_timeout', message: 'Locked' });
  if (refuse === 'api_error') return problem(500, { type: 'api_error', message: 'An error occurred' });
  return undefined;
}

/** Stripe refuses what it does not know; since 2026-09-30 also the old way of naming methods. */
function checkNames(request: IncomingMessage, call: Call, params: Params): void {
  const type = request.headers['content-type'] ?? '';
  if (request.method === 'POST' && !type.startsWith('application/x-www-form-urlencoded'))
    throw invalid('Send a form-encoded body');
  for (const name of Object.keys(params)) {
    if (name === 'payment_method_types') {
      throw invalid('payment_method_types is no longer supported', {
        code: 'payment_method_types_no_longer_supported',
        param: name,
      });
    }
    if (name !== 'expand' && !call.knows.includes(name)) {
      throw invalid(`Received unknown parameter: ${name}`, { code: 'parameter_unknown', param: name });
    }
  }
}

function expanded(state: State, result: Item | Page, expand: readonly string[]): unknown {
  if (!('data' in result) || result.object !== 'list') return shown(state, result, expand);
  const inner = expand.filter((path) => path.startsWith('data.')).map((path) => path.slice('data.'.length));
  return { ...result, data: result.data.map((item) => shown(state, item, inner)) };
}
