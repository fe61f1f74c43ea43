/** An error of Stripe's API (https://docs.stripe.com/api/errors). */
export class StripeProblem extends Error {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;

  constructor(
    status: number,
    body: { readonly type: string; readonly message: string; readonly [more: string]: unknown },
  ) {
    super(body.message);
    this.status = status;
    this.body = body;
  }
}

export const invalid = (message: string, more: { code?: string; param?: string } = {}): StripeProblem =>
  new StripeProblem(400, { type: 'invalid_request_error', message, ...more });

export const missing = (kind: string, id: string, param: string): StripeProblem =>
  new StripeProblem(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${kind}: '${id}'`,
    param,
  });

/** An answer of the API, ready to leave. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

export const problem = (status: number, error: object): Answer => ({
  status,
  body: JSON.stringify({ error }),
});
