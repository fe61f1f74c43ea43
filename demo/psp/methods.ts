import { type Bank, keep, need, newId } from './bank.ts';
import type { Method, MethodKind } from './objects.ts';
import { meansTyped, type TestMeans } from './test-means.ts';

/** What the customer typed on the page. The number is looked up and let go. */
export interface Typed {
  readonly kind: MethodKind;
  readonly number: string;
  readonly expiry: string;
}

export type Reading =
  | { readonly means: TestMeans; readonly expMonth: number | null; readonly expYear: number | null }
  | { readonly wrong: 'number' | 'expiry' };

/** Reads the form: only printed numbers, and an expiry month written MM/YY. */
export function readTyped({ kind, number, expiry }: Typed): Reading {
  const means = meansTyped(kind, number);
  if (!means) return { wrong: 'number' };
  if (kind === 'sepa_debit') return { means, expMonth: null, expYear: null };
  const [, month, year] = /^\s*(\d{1,2})\s*\/\s*(?:20)?(\d{2})\s*$/.exec(expiry) ?? [];
  const expMonth = Number(month);
  if (!(expMonth >= 1 && expMonth <= 12)) return { wrong: 'expiry' };
  return { means, expMonth, expYear: 2000 + Number(year) };
}

/** Makes a token of the means. It belongs to nobody until `attach`. */
export function newMethod(bank: Bank, reading: Exclude<Reading, { wrong: string }>): Method {
  const { means, expMonth, expYear } = reading;
  const id = newId('mth');
  const mandate = means.kind === 'sepa_debit' ? newMandate(bank, id) : null;
  const method: Method = {
    id,
    createdAt: bank.now(),
    kind: means.kind,
    customer: null,
    means: means.name,
    brand: means.brand,
    last4: means.number.slice(-4),
    expMonth,
    expYear,
    fingerprint: `fp_${means.name}`,
    country: 'FR',
    mandate,
  };
  return keep(bank, 'method', method);
}

/** Keeps a token for later charges of this customer. */
export function attach(bank: Bank, id: string, customer: string): void {
  const method = need(bank, 'method', id);
  if (method.customer === null) keep(bank, 'method', { ...method, customer }, { parent: customer });
}

function newMandate(bank: Bank, method: string): string {
  const id = newId('mdt');
  const reference = `O2SBX${id.slice(4, 24).toUpperCase()}`;
  keep(bank, 'mandate', {
    id,
    createdAt: bank.now(),
    method,
    reference,
    status: 'active',
    acceptedAt: bank.now(),
  });
  return id;
}

/** Forgets a means; its mandate ends with it. */
export function detach(bank: Bank, method: Method): Method {
  if (method.customer === null) return method;
  const mandate = method.mandate && bank.store.get('mandate', method.mandate);
  if (mandate) keep(bank, 'mandate', { ...mandate, status: 'inactive' }, {}, 'mandate.updated');
  return keep(bank, 'method', { ...method, customer: null }, {}, 'method.detached');
}
