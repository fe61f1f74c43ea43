import { createTransport } from 'nodemailer';
import { MailRejected, type Mailer } from '../ports/mailer.ts';

const second = 1000;

/** A mailer with its connections to close. */
export interface SmtpMailer extends Mailer {
  close(): void;
}

/**
 * Sends over SMTP to `url` (`smtp://user:password@host:587`, or `smtps://` for TLS from the first byte); STARTTLS is used
 * where it is offered, `?requireTLS=true` insists on it. `from` stands in every mail.
 */
export function smtpMailer(url: string, from: string): SmtpMailer {
  const transport = createTransport(
    {
      ...optionsOf(new URL(url)),
      pool: true,
      maxConnections: 2,
      connectionTimeout: 10 * second,
      greetingTimeout: 10 * second,
      socketTimeout: 30 * second,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  );
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost';
  return {
    close: () => transport.close(),
    send: async ({ id, to, subject, text, html, locale, attachments = [] }) => {
      const headers = { 'Content-Language': locale, 'Auto-Submitted': 'auto-generated' };
      // An object, not a text: an address is never parsed for others hidden in it.
      const message = {
        to: { name: '', address: to },
        subject,
        text,
        html,
        headers,
        attachments: attachments.map(({ fileName, mediaType, content }) => ({
          filename: fileName,
          contentType: mediaType,
          content,
          encoding: 'base64',
        })),
        messageId: `<${messageId(id)}@${domain}>`,
      };
      await transport.sendMail(message).catch(judge);
    },
  };
}

function optionsOf({ protocol, hostname, port, username, password, searchParams }: URL) {
  const secure = protocol === 'smtps:';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    requireTLS: searchParams.get('requireTLS') === 'true',
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
  };
}

const messageId = (id: string): string => id.replace(/[^A-Za-z0-9._-]+/g, '.');

/** A 5xx about this recipient or this message is final; one about us (credentials, policy of the day) is not. */
function judge(error: Error & { responseCode?: number; code?: string }): never {
  const final = (error.responseCode ?? 0) >= 500 && (error.code === 'EENVELOPE' || error.code === 'EMESSAGE');
  if (final) throw new MailRejected(error.message, { cause: error });
  throw error;
}
