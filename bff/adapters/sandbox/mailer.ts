import type { Mailer } from '../../ports/mailer.ts';

/** Sends nothing: the outbox keeps each mail, and the development page `/dev/mail` shows them. */
export const sandboxMailer = (): Mailer => ({ send: () => Promise.resolve() });
