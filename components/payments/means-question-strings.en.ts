import type { meansConsentVersion } from '../contract/payment-methods.ts';
import type { MeansQuestionStrings } from './means-question-strings.ts';

export const en: MeansQuestionStrings = {
  terms: 'General terms',
  addConsent: {
    '2026-11':
      'I agree that the automatic renewals that I turn on are charged with this payment method. Each charge is announced to me fifteen days before.',
  } satisfies Record<typeof meansConsentVersion, string>,
  name: 'Name',
  chooseAsk: (label) => `Which method should renew ${label}?`,
  chooseWhy: 'A charge that is announced already follows this choice. No other service changes.',
  theDefault: 'The default method',
  today: (name) => `today: ${name}`,
  chosen: (label) => `Payment method saved for ${label}.`,
  removeAsk: (name) => `Remove ${name}?`,
  removeUsed: (count) =>
    count === 1
      ? 'This payment method renews one service. What becomes of it?'
      : `This payment method renews ${count} services. What becomes of them?`,
  moveTo: (name) => `Renew them with ${name}`,
  turnManual: 'No longer renew them automatically',
  removed: 'Payment method removed.',
  added: 'Payment method saved.',
  duplicate: 'This payment method was saved already.',
  addFailed: 'Saving did not work out. Nothing was saved.',
  addWaiting: 'Saving…',
  mandateLegal: (creditor, rum) =>
    `By signing this recurrent SEPA direct debit mandate (unique reference ${rum}), you authorise ${creditor} to send instructions to your bank to debit your account, and your bank to debit your account in accordance with these instructions. You are entitled to a refund from your bank under the terms of your agreement with it; a refund must be claimed within eight weeks from the date on which your account was debited.`,
  creditor: (creditor, id) => `Creditor: ${creditor}. SEPA creditor identifier: ${id}.`,
  mandateNotice:
    'Each debit is announced to you by e-mail at least seven days before, with its amount and date.',
};
