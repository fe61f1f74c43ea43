/** What the environment chose: the real provider, the stand-in, or none, which refuses every payment and says so. */
export type PaymentsChoice =
  | { readonly kind: 'stripe'; readonly secretKey: string; readonly webhookSecret: string }
  | ({ readonly kind: 'sandbox' } & SandboxSite)
  | { readonly kind: 'none' };

/** Where the sandbox payment site is, and the secrets shared with it. */
export interface SandboxSite {
  /** Of its API: by number, since Node does not resolve `*.localhost`. */
  readonly apiUrl: string;
  /** Of its pages, as browsers see them. */
  readonly publicUrl: string;
  readonly apiKey: string;
  readonly webhookSecret: string;
  readonly account: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Chooses the payment gateway. `STRIPE_SECRET_KEY` with `STRIPE_WEBHOOK_SECRET` means Stripe. Without them payments are
 * the sandbox's (`SANDBOX_PSP_URL`, `SANDBOX_PSP_PAGES`, `SANDBOX_PSP_KEY`, `SANDBOX_PSP_SECRET`), or nobody's; both are
 * refused in production unless `ALLOW_SANDBOX` names `payments`. Throws an error that names the variable and the remedy.
 */
export function choosePayments(env: Environment): PaymentsChoice {
  const secretKey = env['STRIPE_SECRET_KEY']?.trim() ?? '';
  const webhookSecret = env['STRIPE_WEBHOOK_SECRET']?.trim() ?? '';
  if (secretKey === '' && webhookSecret === '') return standIn(env);
  if (!/^(sk|rk)_(live|test)_/.test(secretKey)) {
    throw new Error(
      'STRIPE_SECRET_KEY must start with sk_live_, sk_test_, rk_live_ or rk_test_: take it from the Stripe dashboard',
    );
  }
  if (!webhookSecret.startsWith('whsec_')) {
    throw new Error(
      'STRIPE_WEBHOOK_SECRET must start with whsec_: take it from the webhook endpoint in the Stripe dashboard',
    );
  }
  return { kind: 'stripe', secretKey, webhookSecret };
}

function standIn(env: Environment): PaymentsChoice {
  const allowed = (env['ALLOW_SANDBOX'] ?? '').split(',').map((name) => name.trim());
  if (env['NODE_ENV'] === 'production' && !allowed.includes('payments')) {
    throw new Error(
      'STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET are missing: give them, or ALLOW_SANDBOX=payments for a trial in which no money moves',
    );
  }
  const apiUrl = env['SANDBOX_PSP_URL'];
  if (!apiUrl) return { kind: 'none' };
  return {
    kind: 'sandbox',
    apiUrl: originOf('SANDBOX_PSP_URL', apiUrl),
    publicUrl: originOf('SANDBOX_PSP_PAGES', env['SANDBOX_PSP_PAGES'] ?? apiUrl),
    apiKey: secretOf(env, 'SANDBOX_PSP_KEY'),
    webhookSecret: secretOf(env, 'SANDBOX_PSP_SECRET'),
    account: env['SANDBOX_PSP_ACCOUNT'] ?? 'acct_sandbox',
  };
}

function originOf(name: string, url: string): string {
  const origin = URL.parse(url)?.origin;
  if (origin && /^https?:/.test(origin)) return origin;
  throw new Error(`${name} must be an address such as http://127.0.0.1:4600, not "${url}"`);
}

function secretOf(env: Environment, name: string): string {
  const secret = env[name];
  if (secret) return secret;
  throw new Error(`${name} is missing: give the secret that the sandbox payment site was started with`);
}
