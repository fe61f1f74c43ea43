/** One mail, ready to send. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Language of the text (RFC 5646). */
  readonly locale: 'fr' | 'en';
}

/** Sends mails. Throws when the server refuses or does not answer; the outbox tries again later. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
}
