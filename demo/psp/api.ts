import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { type Bank, faultsOf, need, Refusal, setFaults } from './bank.ts';
import * as merchant from './merchant.ts';
import { closeDispute, openDispute } from './payments.ts';
import * as shapes from './shapes.ts';
import { methodAnswer, paymentAnswer, setupAnswer } from './wire.ts';

export interface ApiOptions {
  readonly apiKey: string;
  /** Only pages of these origins are sent customers back to; any when empty. */
  readonly returnOrigins: readonly string[];
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** The merchant's API under `/v1`: JSON, `Authorization: Bearer`, `Idempotency-Key` on every write. */
export function api(bank: Bank, { apiKey, returnOrigins }: ApiOptions): Hono {
  const app = new Hono();
  app.use('*', async (c, next) => {
    if (c.req.header('authorization') !== `Bearer ${apiKey}`) {
      return c.json(problem('unauthorized', 'Authorization: the API key is wrong'), 401);
    }
    return next();
  });

  writes(app, bank, returnOrigins);
  looks(app, bank);
  switches(app, bank);
  return app;
}

/** What changes something: told twice under one key, it is done once. */
function writes(app: Hono, bank: Bank, returnOrigins: readonly string[]): void {
  const write = <T extends v.GenericSchema>(
    path: string,
    shape: T,
    work: (asked: v.InferOutput<T>, id: string) => unknown,
  ): void => {
    app.post(path, async (c) => {
      const raw = await c.req.text();
      const act = () => work(read(shape, raw, returnOrigins), c.req.param('id') ?? '');
      return once(c, bank, raw, () => attempt(bank, act));
    });
  };

  write('/customers', shapes.newCustomer, (asked) => merchant.createCustomer(bank, asked));
  write('/setups', shapes.newSetup, (asked) => merchant.startSetup(bank, asked));
  write('/payments', shapes.newPayment, (asked) => merchant.startPayment(bank, asked));
  write('/charges', shapes.savedCharge, (asked) => merchant.chargeSaved(bank, asked));
  write('/payments/:id/resume', shapes.resumption, (asked, id) => merchant.resume(bank, id, asked));
  write('/payments/:id/cancel', nothing, (_, id) => merchant.cancel(bank, id));
  write('/refunds', shapes.newRefund, (asked) => merchant.giveBack(bank, asked));
  write('/methods/:id/detach', nothing, (_, id) => merchant.forget(bank, id));
}

function looks(app: Hono, bank: Bank): void {
  const look = (path: string, work: (id: string, c: Context) => unknown): void => {
    app.get(path, (c) =>
      reply(
        c,
        attempt(bank, () => work(c.req.param('id') ?? '', c)),
      ),
    );
  };

  look('/setups/:id', (id) => setupAnswer(bank, id));
  look('/payments', (_, c) =>
    merchant.find(
      bank,
      c.req.query('customer') ?? '',
      c.req.query('reference') ?? '',
      Number(c.req.query('since') ?? 0),
    ),
  );
  look('/payments/:id', (id) => paymentAnswer(bank, id));
  const recent = (kind: 'refund' | 'dispute') => (_: string, c: Context) =>
    bank.store
      .newest(kind, c.req.query('after') ?? '')
      .filter(({ createdAt }) => createdAt >= Number(c.req.query('since') ?? 0));
  look('/refunds', recent('refund'));
  look('/disputes', recent('dispute'));
  look('/refunds/:id', (id) => need(bank, 'refund', id));
  look('/payments/:id/refunds', (id) => bank.store.under('refund', paymentAnswer(bank, id).id));
  look('/payments/:id/disputes', (id) => bank.store.under('dispute', paymentAnswer(bank, id).id));
  look('/methods/:id', (id) => methodAnswer(bank, id));
  look('/mandates/:id', (id) => need(bank, 'mandate', id));
  look('/disputes/:id', (id) => need(bank, 'dispute', id));
}

const nothing = v.strictObject({});

/** Levers for tests; behind the API key like the rest. They take no key and are never hindered by the faults they set. */
function switches(app: Hono, bank: Bank): void {
  app.post('/test/faults', async (c) => {
    const change = v.safeParse(shapes.faults, await c.req.json());
    if (!change.success) return c.json(problem('invalid', v.summarize(change.issues)), 400);
    return c.json(setFaults(bank.store, change.output as Parameters<typeof setFaults>[1]));
  });
  app.post('/test/payments/:id/dispute', (c) =>
    reply(
      c,
      attempt(bank, () => {
        const payment = need(bank, 'payment', c.req.param('id'));
        openDispute(bank, payment);
        return paymentAnswer(bank, payment.id);
      }),
    ),
  );
  app.post('/test/payments/:id/refund', async (c) => {
    const { cents } = v.parse(shapes.givingBack, await c.req.json());
    return reply(
      c,
      attempt(bank, () => merchant.giveBack(bank, { payment: c.req.param('id'), cents, reference: null })),
    );
  });
  app.post('/test/disputes/:id/close', async (c) => {
    const { outcome } = v.parse(shapes.closing, await c.req.json());
    return reply(
      c,
      attempt(bank, () => {
        closeDispute(bank, need(bank, 'dispute', c.req.param('id')), outcome);
        return need(bank, 'dispute', c.req.param('id'));
      }),
    );
  });
  app.post('/test/payments/:id/tamper', async (c) => {
    const change = v.parse(shapes.tampering, await c.req.json());
    return reply(
      c,
      attempt(bank, () => merchant.tamper(bank, c.req.param('id'), change)),
    );
  });
}

function read<T extends v.GenericSchema>(
  shape: T,
  raw: string,
  origins: readonly string[],
): v.InferOutput<T> {
  const parsed = v.safeParse(shape, raw === '' ? {} : parseJson(raw));
  if (!parsed.success) {
    const issue = parsed.issues[0];
    throw new Refusal('invalid', `${v.getDotPath(issue) ?? 'body'}: ${issue.message}`);
  }
  const { returnUrl } = parsed.output as { returnUrl?: string };
  if (returnUrl && origins.length > 0 && !origins.includes(new URL(returnUrl).origin)) {
    throw new Refusal('invalid', `returnUrl: ${new URL(returnUrl).origin} is not registered`);
  }
  return parsed.output;
}

function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    throw new Refusal('invalid', 'body: not JSON');
  }
}

const statusOf: Readonly<Record<string, number>> = { 'not-found': 404, 'key-reused': 409 };

/** Does it wholly or not at all. A decline is an answer, not an error, so what it wrote stays. */
function attempt(bank: Bank, work: () => unknown): Answer {
  try {
    const body = bank.store.atomically(work);
    const declined = (body as { declined?: object }).declined;
    return declined
      ? { status: 402, body: { error: { code: 'declined', ...declined } } }
      : { status: 200, body };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: statusOf[error.reason] ?? 400, body: problem(error.reason, error.message) };
  }
}

const problem = (code: string, message: string) => ({ error: { code, message } });
const reply = (c: Context, { status, body }: Answer): Response => c.json(body as object, status as 200);

/** The first answer to a key is kept and given again; nothing else may use the key. */
async function once(c: Context, bank: Bank, raw: string, work: () => Answer): Promise<Response> {
  const key = c.req.header('idempotency-key');
  if (!key || key.length > 255)
    return c.json(problem('invalid', 'Idempotency-Key: 1 to 255 characters'), 400);
  if (spend(bank, 'dropBefore')) return hang(c);
  const request = `${c.req.path} ${raw}`;
  const known = bank.store.answerOf(key);
  if (known && known.request !== request)
    return c.json(problem('key-reused', 'Idempotency-Key: used for another request'), 409);
  if (known) c.header('idempotent-replayed', 'true');
  const answer = known
    ? { status: known.status, body: JSON.parse(known.body) }
    : perform(bank, key, request, work);
  return spend(bank, 'hangAfter') ? hang(c) : reply(c, answer);
}

/** The act and its kept answer are one transaction: `atomically` inside joins it. Refused requests are not kept. */
function perform(bank: Bank, key: string, request: string, work: () => Answer): Answer {
  return bank.store.atomically(() => {
    const answer = work();
    const kept = answer.status === 200 || answer.status === 402;
    if (kept) bank.store.keepAnswer(key, request, answer.status, JSON.stringify(answer.body));
    return answer;
  });
}

function spend(bank: Bank, fault: 'hangAfter' | 'dropBefore'): boolean {
  const left = faultsOf(bank.store)[fault];
  if (left > 0) setFaults(bank.store, { [fault]: left - 1 });
  return left > 0;
}

/** Never answers: until the caller gives up, or a minute. */
const hang = (c: Context): Promise<Response> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(c.body(null, 503)), 60_000);
    c.req.raw.signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve(c.body(null, 503));
    });
  });
