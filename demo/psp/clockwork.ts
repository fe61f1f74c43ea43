import { type Bank, need } from './bank.ts';
import { deliverDue, type Webhook } from './deliveries.ts';
import { settlePayment } from './payments.ts';
import { settleRefund } from './refunds.ts';
import { expireSession } from './sessions.ts';

/** Does what is due: delays that ended, pages that closed, events that wait. */
export async function tick(bank: Bank, webhook: Webhook | undefined): Promise<void> {
  for (const { kind, id } of bank.store.due(bank.now())) {
    bank.store.atomically(() => {
      if (kind === 'payment') settlePayment(bank, need(bank, 'payment', id));
      if (kind === 'refund') settleRefund(bank, need(bank, 'refund', id));
      if (kind === 'session') expireSession(bank, need(bank, 'session', id));
    });
  }
  if (webhook) while ((await deliverDue(bank, webhook)) > 0);
}

export interface Clockwork {
  /** Does what is due now, and waits until it is done. */
  tick(): Promise<void>;
  stop(): Promise<void>;
}

/** Ticks twice a second, one tick at a time. Every look costs two indexed reads. */
export function startClockwork(bank: Bank, webhook: Webhook | undefined, everyMs: number): Clockwork {
  let running: Promise<void> = Promise.resolve();
  const run = (): Promise<void> => (running = running.catch(() => {}).then(() => tick(bank, webhook)));
  let idle = true;
  const timer = setInterval(() => {
    if (!idle) return;
    idle = false;
    run()
      .catch((error: unknown) => console.error('payment site:', error))
      .finally(() => (idle = true));
  }, everyMs);
  return {
    tick: run,
    async stop() {
      clearInterval(timer);
      await running.catch(() => {});
    },
  };
}
