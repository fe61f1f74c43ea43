import {
  GatewayBusy,
  GatewayMisconfigured,
  GatewayRefused,
  GatewayUnreachable,
  PaymentDeclined,
  type RefusalReason,
} from '../../../ports/payment-errors.ts';
import type { Failure } from '../../../ports/payments.ts';

export interface SandboxAddress {
  /** Where the payment site's API answers, such as `http://127.0.0.1:4600`. */
  readonly apiUrl: string;
  readonly apiKey: string;
  /** Milliseconds before an answer is given up; 10 seconds when absent. */
  readonly timeoutMs?: number;
  /** How to get there; the global `fetch` when absent. */
  readonly fetch?: typeof fetch;
}

/** Calls of the payment site's API; every error is one of the port's. */
export interface SandboxHttp {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: object, idempotencyKey: string): Promise<T>;
}

export function sandboxHttp(address: SandboxAddress): SandboxHttp {
  const call = async <T>(path: string, init: RequestInit): Promise<T> => {
    const answer = await send(address, path, init);
    if (answer.ok) return answer.body as T;
    throw problemOf(answer.status, answer.body as Problem | undefined);
  };
  const authorization = `Bearer ${address.apiKey}`;
  return {
    get: (path) => call(path, { headers: { authorization } }),
    post: (path, body, idempotencyKey) =>
      call(path, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
        body: JSON.stringify(body),
      }),
  };
}

interface Answer {
  readonly ok: boolean;
  readonly status: number;
  readonly body: unknown;
}

/** An answer that cannot be read says as little as none: what was asked may have been done. */
async function send(address: SandboxAddress, path: string, init: RequestInit): Promise<Answer> {
  const signal = AbortSignal.timeout(address.timeoutMs ?? 10_000);
  try {
    const response = await (address.fetch ?? fetch)(`${address.apiUrl}/v1${path}`, { ...init, signal });
    if (response.status >= 500) throw new Error(`the payment site answered ${response.status}`);
    return { ok: response.ok, status: response.status, body: await response.json() };
  } catch (cause) {
    throw new GatewayUnreachable(`No answer of the sandbox payment site at ${address.apiUrl}`, { cause });
  }
}

interface Problem {
  readonly error?: {
    readonly code?: string;
    readonly message?: string;
    readonly payment?: string;
    readonly failure?: Failure;
  };
}

const reasons: readonly string[] = [
  'not-found',
  'amount-too-small',
  'amount-too-large',
  'refund-exceeds',
  'key-reused',
  'wrong-state',
  'method-unusable',
] satisfies readonly RefusalReason[];

function problemOf(status: number, body: Problem | undefined): Error {
  const { code = '', message = `status ${status}`, payment = null, failure } = body?.error ?? {};
  if (status === 401) return new GatewayMisconfigured('The sandbox payment site refuses SANDBOX_PSP_KEY');
  if (status === 429) return new GatewayBusy(message);
  if (status === 402 && failure) return new PaymentDeclined(payment, failure);
  return new GatewayRefused(reasons.includes(code) ? (code as RefusalReason) : 'invalid', message);
}
