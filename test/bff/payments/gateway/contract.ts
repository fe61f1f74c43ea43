import { after, before, describe } from 'node:test';
import type { Bench } from './bench.ts';
import { chargeContract } from './contract-charge.ts';
import { paymentContract } from './contract-payment.ts';
import { disputeContract } from './contract-dispute.ts';
import { refundContract } from './contract-refund.ts';
import { repeatContract } from './contract-repeat.ts';
import { setupContract } from './contract-setup.ts';
import { webhookContract } from './contract-webhook.ts';

/** What every payment gateway keeps, asked of one adapter. */
export function gatewayContract(name: string, start: () => Promise<Bench>): void {
  describe(`the ${name} gateway keeps the contract`, () => {
    let bench: Bench | undefined;
    const open = (): Bench => {
      if (!bench) throw new Error('the bench is not open');
      return bench;
    };
    before(async () => {
      bench = await start();
    });
    after(() => bench?.close());

    setupContract(open);
    paymentContract(open);
    chargeContract(open);
    refundContract(open);
    disputeContract(open);
    repeatContract(open);
    webhookContract(open);
  });
}
