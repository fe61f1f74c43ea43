import type { Deps } from '../deps.ts';
import { MailRejected, type Mail } from '../ports/mailer.ts';
import { Hopeless, type Handler } from './runner.ts';

/** Sends the mails of the outbox: at least once, each with the same Message-ID. */
export const mailJob =
  ({ mailer, clock }: Deps): Handler<Mail> =>
  async ({ payload: mail }) => {
    if (mail.until && Date.parse(mail.until) <= clock.now()) throw new Hopeless('its time is over');
    try {
      await mailer.send(mail);
    } catch (error) {
      if (error instanceof MailRejected) throw new Hopeless(error.message, { cause: error });
      throw error;
    }
  };
