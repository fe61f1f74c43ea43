import { testNumbers } from './cards.ts';
import { group, list, type Params, text } from './form.ts';
import { answerIntent, cancel, confirm, isUnpaid, newIntent } from './intents.ts';
import { attach, newMandate, newMethod } from './methods.ts';
import { invalid, missing, StripeProblem } from './problem.ts';
import { find, type Item, later, make, newId, seconds, type State, tell } from './state.ts';

/** What the page will charge; not part of the API object. */
interface Order {
  readonly description: string | null;
  readonly metadata: object;
  readonly saves: boolean;
}
const orders = new WeakMap<Item, Order>();

/** https://docs.stripe.com/api/checkout/sessions/create for the modes `payment` and `setup`. */
export function newSession(state: State, params: Params): Item {
  const mode = text(params, 'mode');
  if (mode !== 'payment' && mode !== 'setup') throw invalid('Invalid mode', { param: 'mode' });
  const customer = text(params, 'customer') ?? null;
  if (customer && !find(state, customer, 'customer')) throw missing('customer', customer, 'customer');
  const session = make(state, 'cs_test', 'checkout.session', {
    mode,
    customer,
    metadata: group(params, 'metadata'),
    client_reference_id: text(params, 'client_reference_id') ?? null,
    success_url: needUrl(params, 'success_url'),
    cancel_url: needUrl(params, 'cancel_url'),
    locale: text(params, 'locale') ?? null,
    expires_at: expiryOf(state, params),
    payment_method_types: list(params, 'allowed_payment_method_types'),
    status: 'open',
    payment_intent: null,
    setup_intent: null,
    ...(mode === 'payment'
      ? totalOf(params)
      : { currency: text(params, 'currency') ?? null, amount_total: null }),
    payment_status: mode === 'payment' ? 'unpaid' : 'no_payment_required',
  });
  session.url = `${state.origin()}/c/pay/${session.id}`;
  if (mode === 'setup') session.setup_intent = newSetup(state, customer, params, 'setup_intent_data').id;
  const data = group(params, 'payment_intent_data');
  orders.set(session, {
    description: text(data, 'description') ?? null,
    metadata: group(data, 'metadata'),
    saves: text(data, 'setup_future_usage') === 'off_session',
  });
  later(state, (session.expires_at - seconds(state)) * 1000, () => {
    if (session.status === 'open') expire(state, session);
  });
  return session;
}

export const newSetup = (state: State, customer: string | null, params: Params, dataName?: string): Item =>
  make(state, 'seti', 'setup_intent', {
    client_secret: newId('seti_secret'),
    customer,
    last_setup_error: null,
    mandate: null,
    metadata: group(dataName ? group(params, dataName) : params, 'metadata'),
    next_action: null,
    payment_method: null,
    payment_method_types: list(params, 'allowed_payment_method_types'),
    status: 'requires_payment_method',
    usage: 'off_session',
  });

function needUrl(params: Params, name: string): string {
  const url = text(params, name);
  if (!url || !URL.canParse(url)) throw invalid('Not a valid URL', { code: 'url_invalid', param: name });
  return url;
}

function expiryOf(state: State, params: Params): number {
  const now = seconds(state);
  const at = Number(text(params, 'expires_at') ?? now + 86_400);
  if (at < now + 1_800 || at > now + 86_400) {
    throw invalid('The `expires_at` timestamp must be between 30 minutes and 24 hours from now.', {
      param: 'expires_at',
    });
  }
  return at;
}

function totalOf(params: Params): { amount_total: number; currency: string } {
  const price = group(group(group(params, 'line_items'), '0'), 'price_data');
  const amount_total = Number(text(price, 'unit_amount'));
  if (!(amount_total >= 50)) {
    throw invalid("The Checkout Session's total amount must convert to at least 50 cents.", {
      code: 'amount_too_small',
    });
  }
  return { amount_total, currency: text(price, 'currency') ?? '' };
}

export function expire(state: State, session: Item): Item {
  if (session.status !== 'open') {
    throw invalid(
      `Only Checkout Sessions with a status in ["open"] can be expired. This one has a status of ${session.status}.`,
    );
  }
  session.status = 'expired';
  session.url = null;
  const intent = find(state, session.payment_intent, 'payment_intent');
  if (intent && isUnpaid(intent)) cancel(state, intent);
  const setup = find(state, session.setup_intent, 'setup_intent');
  if (setup) setup.status = 'canceled';
  tell(state, 'checkout.session.expired', session);
  return session;
}

export interface Typed {
  readonly kind: string;
  readonly number: string;
  readonly expiry: string;
}
/** Where the page goes, or what it says. */
export type Step = { readonly go: string } | { readonly refused: string };

/** The customer sent the page. */
export function complete(state: State, session: Item, { kind, number, expiry }: Typed): Step {
  const made = testNumbers.find((one) => one.type === kind && one.number === number.replace(/\s/g, ''));
  if (!made || !session.payment_method_types.includes(kind)) return { refused: 'invalid_number' };
  const [month = '12', year = '40'] = expiry.split('/');
  const method = newMethod(state, made, { month: Number(month), year: 2000 + Number(year) });
  if (kind === 'sepa_debit') newMandate(state, method);
  return session.mode === 'setup' ? setUp(state, session, method) : pay(state, session, method);
}

function pay(state: State, session: Item, method: Item): Step {
  const order = orders.get(session);
  const intent =
    find(state, session.payment_intent, 'payment_intent') ??
    newIntent(state, {
      amount: session.amount_total,
      currency: session.currency,
      customer: session.customer,
      metadata: order?.metadata ?? {},
      description: order?.description ?? null,
      types: session.payment_method_types,
      setup_future_usage: order?.saves ? 'off_session' : null,
    });
  session.payment_intent = intent.id;
  try {
    confirm(state, intent, method, { offSession: false, returnUrl: session.success_url });
  } catch (error) {
    if (!(error instanceof StripeProblem)) throw error;
    return { refused: String(error.body.decline_code ?? error.body.code) };
  }
  if (intent.status === 'requires_action')
    return { go: intent.next_action?.redirect_to_url.url ?? session.success_url };
  return finish(state, session);
}

function finish(state: State, session: Item): Step {
  session.status = 'complete';
  session.url = null;
  const intent = find(state, session.payment_intent, 'payment_intent');
  if (intent) session.payment_status = intent.status === 'succeeded' ? 'paid' : 'unpaid';
  tell(state, 'checkout.session.completed', session);
  return { go: session.success_url };
}

function setUp(state: State, session: Item, method: Item): Step {
  const setup = find(state, session.setup_intent, 'setup_intent');
  const answer = state.numbers.get(method.id)?.setup;
  if (!setup || !answer) throw new Error(`no set-up behind ${session.id}`);
  setup.payment_method = method.id;
  if (answer.is === 'decline') return refuseSetup(state, setup, answer.code, answer.decline_code);
  if (answer.is !== 'authenticate') return finishSetup(state, session, setup, method);
  setup.status = 'requires_action';
  tell(state, 'setup_intent.requires_action', setup);
  return { go: `${state.origin()}/3ds/${setup.id}` };
}

function refuseSetup(state: State, setup: Item, code: string, decline_code?: string): Step {
  const last_setup_error = {
    type: 'card_error',
    code,
    message: 'Your card was declined.',
    ...(decline_code && { decline_code }),
  };
  Object.assign(setup, { status: 'requires_payment_method', payment_method: null, last_setup_error });
  tell(state, 'setup_intent.setup_failed', setup);
  return { refused: decline_code ?? code };
}

function finishSetup(state: State, session: Item, setup: Item, method: Item): Step {
  const mandate = [...state.items.values()].find(
    (item) => item.object === 'mandate' && item.payment_method === method.id,
  );
  Object.assign(setup, { status: 'succeeded', last_setup_error: null, mandate: mandate?.id ?? null });
  if (session.customer) attach(state, method, session.customer);
  tell(state, 'setup_intent.succeeded', setup);
  return finish(state, session);
}

/** The customer answered 3-D Secure of a page, or of a charge of a saved method. */
export function answer(state: State, id: string, accepted: boolean): string {
  const intent = find(state, id, 'payment_intent');
  const setup = find(state, id, 'setup_intent');
  const session = [...state.items.values()].find(
    (item) => item.payment_intent === id || item.setup_intent === id,
  );
  const page = session?.object === 'checkout.session' ? session : undefined;
  if (intent) return answerPayment(state, intent, page, accepted);
  const method = find(state, setup?.payment_method, 'payment_method');
  if (!setup || !page || !method) return page?.success_url ?? '/';
  if (accepted) state.authenticated.add(method.id);
  const step = accepted
    ? finishSetup(state, page, setup, method)
    : refuseSetup(state, setup, 'setup_intent_authentication_failure');
  return 'go' in step ? step.go : `${page.url}?refused`;
}

function answerPayment(state: State, intent: Item, page: Item | undefined, accepted: boolean): string {
  const back = intent.next_action?.redirect_to_url.return_url ?? page?.success_url ?? '/';
  if (accepted && typeof intent.payment_method === 'string') state.authenticated.add(intent.payment_method);
  answerIntent(state, intent, accepted);
  if (!page) return back;
  if (intent.status !== 'succeeded') return `${page.url}?refused`;
  if (page.status === 'open') finish(state, page);
  return back;
}
