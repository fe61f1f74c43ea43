/** A file of a mail. */
export interface MailAttachment {
  readonly fileName: string;
  readonly mediaType: string;
  /** Base64. */
  readonly content: string;
}

/** One mail, ready to send. */
export interface Mail {
  /** Stable over repeats: becomes the Message-ID, so that a mail sent twice is one for its reader. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Files sent with it. */
  readonly attachments?: readonly MailAttachment[];
  /** Language of the text (RFC 5646). */
  readonly locale: 'fr' | 'en';
  /** The instant after which it is pointless, such as the end of its link; not sent later. */
  readonly until?: string;
}

/** The server said no for good: no such mailbox, message refused. Another try would get the same answer. */
export class MailRejected extends Error {
  override name = 'MailRejected' as const;
}

/**
 * Sends mails. Throws {@link MailRejected} when the server refuses for good, anything else when it refuses for now or
 * does not answer; the outbox then tries again later.
 */
export interface Mailer {
  send(mail: Mail): Promise<void>;
}
