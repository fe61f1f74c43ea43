import type { PlanQuestionStrings } from './plan-question-strings.ts';

export const en: PlanQuestionStrings = {
  moveAsk: 'New date',
  moveHint: (from, to) => `From ${from} to ${to}.`,
  moveDone: 'Charge moved.',
  changeAsk: (label) => `Which method should pay for ${label}?`,
  changeDone: 'Payment method changed.',
  noOther: 'No other payment method is saved.',
};
