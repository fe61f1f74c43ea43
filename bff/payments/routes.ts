import type { Deps } from '../deps.ts';
import { checkout, quote } from '../flows/checkout.ts';
import { askCreditBack } from '../flows/credit-refund.ts';
import { followForReader } from '../flows/follow.ts';
import { removeMeans } from '../flows/remove-means.ts';
import * as scheduled from '../flows/scheduled.ts';
import { announceTransfer } from '../flows/transfer.ts';
import { route, type Route } from '../http/route.ts';
import * as feed from './calendar/feed.ts';
import { setGrouping } from './groups.ts';
import * as payments from './list.ts';
import * as methodList from './method-list.ts';
import * as methodSetups from './method-setups.ts';
import * as methods from './methods.ts';
import * as planned from './scheduled.ts';
import * as quotes from './quotes.ts';
import * as wallet from './wallet.ts';

/** The operations of the room payments. */
export const paymentRoutes = (deps: Deps): Route[] => [
  route('listPaymentMethods', (_, { actor }) => methodList.list(deps, actor)),
  route('addPaymentMethod', (input, { actor, seal }) => methodSetups.add(deps, actor, input, seal)),
  route('finishPaymentMethod', ({ id }, { actor }) => methodSetups.finish(deps, actor, id)),
  route('labelPaymentMethod', ({ id, label }, { actor, version }) =>
    methods.label(deps, actor, id, version, label),
  ),
  route('defaultPaymentMethod', ({ id }, { actor }) => methods.makeDefault(deps, actor, id)),
  route('chooseServiceMethod', ({ service, method }, { actor }) =>
    methods.choose(deps, actor, service, method),
  ),
  route('removePaymentMethod', (input, { actor }) => removeMeans(deps, actor, input)),
  route('listPayments', (input, { actor }) => payments.list(deps, actor, input)),
  route('getPayment', async ({ id }, { actor }) => {
    const known = await payments.read(deps, actor, id);
    const open = known.status !== 'succeeded' && known.status !== 'failed' && known.status !== 'canceled';
    if (open) await followForReader(deps, id);
    return open ? payments.read(deps, actor, id) : known;
  }),
  route('quotePayment', (input, { actor }) => quote(deps, actor, input)),
  route('getQuote', ({ id }, { actor }) => quotes.show(deps, actor, id)),
  route('payInvoices', (input, { actor, seal }) => checkout(deps, actor, input, seal)),
  route('listScheduledPayments', (input, { actor }) => planned.list(deps, actor, input)),
  route('groupScheduledPayments', ({ on }, { actor }) => setGrouping(deps, actor, on)),
  route('forecastPayments', (_, { actor }) => scheduled.forecast(deps, actor)),
  route('stopScheduledPayment', (input, { actor, version }) => scheduled.stop(deps, actor, version, input)),
  route('moveScheduledPayment', ({ id, dueOn }, { actor, version }) =>
    planned.move(deps, actor, { id, version }, dueOn),
  ),
  route('payScheduledNow', (input, { actor, seal }) => scheduled.payNow(deps, actor, input, seal)),
  route('changeScheduledMethod', ({ id, method }, { actor, version }) =>
    planned.changeMethod(deps, actor, { id, version }, method),
  ),
  route('agreeScheduledPrice', (input, { actor, version }) => scheduled.agree(deps, actor, version, input)),
  route('readStopLink', ({ token }) => scheduled.readLink(deps, token)),
  route('useStopLink', ({ token, turnOff }) => scheduled.useLink(deps, token, turnOff)),
  route('payByTransfer', (input, { actor }) => announceTransfer(deps, actor, input)),
  route('getCalendarFeed', (_, { actor }) => feed.read(deps, actor)),
  route('createCalendarFeed', (_, { actor }) => feed.create(deps, actor)),
  route('revokeCalendarFeed', (_, { actor }) => feed.revoke(deps, actor)),
  route('getWallet', (_, { actor }) => wallet.read(deps, actor)),
  route('refundCredit', (_, { actor, seal }) => askCreditBack(deps, actor, seal)),
];
