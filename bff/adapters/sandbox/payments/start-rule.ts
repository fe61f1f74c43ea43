/** What was chosen by the environment: the real provider, or the stand-in. */
export type PaymentsChoice =
  | { readonly kind: 'stripe'; readonly secretKey: string; readonly webhookSecret: string }
  | { readonly kind: 'sandbox' };

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Chooses the gateway. `STRIPE_SECRET_KEY` with `STRIPE_WEBHOOK_SECRET` means Stripe; neither means the sandbox, which
 * production refuses unless `ALLOW_SANDBOX_PAYMENTS=1` says that no money is meant to move.
 * Throws an `Error` that names the variable and the remedy.
 */
export function choosePayments(env: Environment): PaymentsChoice {
  const secretKey = env['STRIPE_SECRET_KEY']?.trim() ?? '';
  const webhookSecret = env['STRIPE_WEBHOOK_SECRET']?.trim() ?? '';
  if (secretKey === '' && webhookSecret === '') return sandboxAllowed(env);
  if (!/^(sk|rk)_(live|test)_/.test(secretKey)) {
    throw new Error(
      'STRIPE_SECRET_KEY: must start with sk_live_, sk_test_, rk_live_ or rk_test_; take it from the Stripe dashboard',
    );
  }
  if (!webhookSecret.startsWith('whsec_')) {
    throw new Error(
      'STRIPE_WEBHOOK_SECRET: must start with whsec_; take it from the webhook endpoint in the Stripe dashboard',
    );
  }
  return { kind: 'stripe', secretKey, webhookSecret };
}

function sandboxAllowed(env: Environment): PaymentsChoice {
  if (env['NODE_ENV'] === 'production' && env['ALLOW_SANDBOX_PAYMENTS'] !== '1') {
    throw new Error(
      'Payments: production does not start on the sandbox. Set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET, or ALLOW_SANDBOX_PAYMENTS=1 for a trial in which no money moves.',
    );
  }
  return { kind: 'sandbox' };
}
