/** Test numbers that behave alike at both providers. */
export const card = {
  good: '4242 4242 4242 4242',
  declined: '4000000000000002',
  lost: '4000000000009987',
  challengeOnce: '4000002500003155',
  challengeAlways: '4000002760003184',
  keptThenDeclined: '4000000000000341',
  disputed: '4000000000000259',
  refundFails: '4000000000005126',
  refundLater: '4000000000007726',
} as const;

export const iban = {
  good: 'FR1420041010050500013M02606',
  noFunds: 'FR9720041010050000002222227',
  closed: 'FR2720041010050130020130020',
} as const;
