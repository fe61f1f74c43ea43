import type { PlanQuestionStrings } from './plan-question-strings.ts';

export const en: PlanQuestionStrings = {
  skipAsk: (label) => `Skip this charge for ${label}?`,
  skipFacts: (amount, due, last) => [
    `${amount} will not be charged on ${due}.`,
    `Unless you pay another way, the service expires on ${last}.`,
    'Automatic renewal stays on for later due dates.',
  ],
  turnOffAsk: (label) => `Stop renewing ${label} automatically?`,
  turnOffFacts: (amount, due, last) => [
    `The charge of ${amount} planned for ${due} is stopped, and all later ones too.`,
    'Before each due date we will ask whether you renew.',
    `Unless you renew it, the service expires on ${last}.`,
  ],
  moveAsk: 'New date',
  moveHint: (from, to) => `From ${from} to ${to}.`,
  moveDone: 'Charge moved.',
  changeAsk: (label) => `Which method should pay for ${label}?`,
  changeDone: 'Payment method changed.',
  noOther: 'No other payment method is saved.',
  held: (amount, date) =>
    `Your payment of ${amount} has been disputed since ${date}: we take no automatic charge until this is settled. You can pay yourself.`,
  heldLost: (amount) =>
    `Your bank took back a payment of ${amount}: automatic charges go on once the invoices that it settled are paid.`,
  paidNow: 'Payment received.',
  payingNow: 'Payment sent to the bank…',
  payRefused: 'The payment was declined. Choose another method.',
  confirmNow: 'Your bank asks for your confirmation.',
  agreedDone: 'Consent noted: the charge is taken on the planned day.',
};
