import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Bank } from './bank.ts';
import type { Challenge, Locale, Session } from './objects.ts';
import { answerPayment, answerSetup, type Step, submit } from './sessions.ts';
import { style } from './style.ts';
import {
  challengePage,
  type Frame,
  homePage,
  missingPage,
  overPage,
  sessionPage,
  type Trouble,
} from './views.ts';

/** The pages that customers see. Without script; a number that was typed goes no further than the list of test numbers. */
export function pages(bank: Bank, merchant: string): Hono {
  const app = new Hono();
  app.use('*', bodyLimit({ maxSize: 4_096 }));
  app.get('/psp.css', (c) => c.body(style, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.get('/', (c) => show(c, homePage(frameOf(c, merchant))));

  app.get('/p/:token', (c) => {
    const session = bank.store.byToken('session', c.req.param('token'));
    const frame = frameOf(c, merchant, session?.locale);
    if (!session) return show(c, missingPage(frame), 404);
    if (!isOpen(bank, session)) return show(c, overPage(frame, session.returnUrl), 410);
    const failure = c.req.query('refused') === undefined ? undefined : failureOf(bank, session);
    return show(
      c,
      sessionPage(frame, session, farExpiry(bank), failure ? { refused: failure } : undefined),
      200,
      session.returnUrl,
    );
  });
  app.post('/p/:token', async (c) => {
    const form = await c.req.formData();
    const typed = {
      kind: form.get('kind') === 'sepa_debit' ? ('sepa_debit' as const) : ('card' as const),
      number: textOf(form, 'pick') || textOf(form, 'number'),
      expiry: textOf(form, 'expiry'),
    };
    return bank.store.atomically(() => {
      const session = bank.store.byToken('session', c.req.param('token'));
      const frame = frameOf(c, merchant, session?.locale);
      if (!session) return show(c, missingPage(frame), 404);
      if (!isOpen(bank, session)) return show(c, overPage(frame, session.returnUrl), 410);
      const step = submit(bank, session, typed);
      if ('go' in step) return c.redirect(step.go, 303);
      const page = sessionPage(frame, session, typed.expiry || farExpiry(bank), troubleOf(step, typed.kind));
      return show(c, page, 422, session.returnUrl);
    });
  });
  app.post('/p/:token/cancel', (c) => {
    const session = bank.store.byToken('session', c.req.param('token'));
    if (!session) return show(c, missingPage(frameOf(c, merchant)), 404);
    return c.redirect(session.returnUrl, 303);
  });
  challenges(app, bank, merchant);
  app.notFound((c) => show(c, missingPage(frameOf(c, merchant)), 404));
  return app;
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

function challenges(app: Hono, bank: Bank, merchant: string): void {
  const waiting = (token: string) => {
    const payment = bank.store.byToken('payment', token);
    const setup = payment ? undefined : bank.store.byToken('setup', token);
    const challenge: Challenge | null | undefined = payment?.challenge ?? setup?.challenge;
    return challenge && { payment, setup, challenge };
  };
  app.get('/3ds/:token', (c) => {
    const asked = waiting(c.req.param('token'));
    const frame = frameOf(c, merchant, asked?.challenge.locale);
    return asked
      ? show(c, challengePage(frame, asked.payment), 200, asked.challenge.returnUrl)
      : show(c, overPage(frame, undefined), 410);
  });
  app.post('/3ds/:token', async (c) => {
    const accepted = (await c.req.formData()).get('answer') === 'accept';
    return bank.store.atomically(() => {
      const asked = waiting(c.req.param('token'));
      if (!asked) return show(c, overPage(frameOf(c, merchant), undefined), 410);
      if (asked.payment) return c.redirect(answerPayment(bank, asked.payment, accepted), 303);
      if (asked.setup) return c.redirect(answerSetup(bank, asked.setup, accepted), 303);
      return show(c, missingPage(frameOf(c, merchant)), 404);
    });
  });
}

const troubleOf = (step: Exclude<Step, { go: string }>, kind: 'card' | 'sepa_debit'): Trouble =>
  'wrong' in step ? { field: step.wrong, kind } : { refused: step.refused.declineCode ?? step.refused.code };

function failureOf(bank: Bank, { mode, result }: Session): string | undefined {
  const tried = result ? bank.store.get(mode === 'setup' ? 'setup' : 'payment', result) : undefined;
  return tried?.failure ? (tried.failure.declineCode ?? tried.failure.code) : undefined;
}

/** A page whose time has come is closed even before the clockwork has seen to it. */
const isOpen = (bank: Bank, session: Session): boolean =>
  session.status === 'open' && bank.now() < session.expiresAt;

/** Three years from now. */
const farExpiry = (bank: Bank): string => `12/${String(new Date(bank.now()).getUTCFullYear() + 3).slice(-2)}`;

function frameOf(c: Context, merchant: string, preferred: Locale = 'fr'): Frame {
  const asked = c.req.query('lang');
  return { locale: asked === 'fr' || asked === 'en' ? asked : preferred, merchant, path: c.req.path };
}

type Body = ReturnType<typeof homePage>;

/** Nothing but our own style sheet; forms lead here and, through the redirect, to the merchant's page of this customer. */
function show(c: Context, body: Body, status: 200 | 404 | 410 | 422 = 200, returnUrl?: string) {
  const merchant = returnUrl ? ` ${new URL(returnUrl).origin}` : '';
  c.header(
    'content-security-policy',
    `default-src 'none'; style-src 'self'; form-action 'self'${merchant}; base-uri 'none'; frame-ancestors 'none'`,
  );
  c.header('cache-control', 'no-store');
  c.header('referrer-policy', 'no-referrer');
  c.header('x-content-type-options', 'nosniff');
  return c.html(body, status);
}
