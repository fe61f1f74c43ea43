import type { Context, Hono } from 'hono';
import type { Kernel } from '../http/execute.ts';
import { problemAnswer } from '../http/problem-answer.ts';
import type { PeerOf } from '../http/rest.ts';
import { escapeHtml } from '../ports/letter.ts';
import type { Mail } from '../ports/mailer.ts';
import { Refusal } from '../refusal.ts';
import { findJob, newest } from '../storage/outbox.ts';
import { pageHeaders } from './document.ts';

const shown = 100;

/**
 * Mounts `GET /dev/mail`: the mails that the sandbox keeps instead of sending, for whoever sits at this machine. Nobody
 * else is answered: in production, from another machine, behind a proxy or under a foreign name it does not exist.
 */
export function mountDevMail(app: Hono, { deps }: Kernel, peerOf: PeerOf): void {
  const { settings, db } = deps;
  if (!settings.demo || !settings.sandboxes.includes('mail')) return;
  const atHome = (answer: (c: Context) => Promise<Response>) => (c: Context) =>
    isLocal(c.req.raw, peerOf(c)) ? answer(c) : lost(c);
  app.get(
    '/dev/mail',
    atHome(async () => {
      const rows = await newest(db, 'mail', shown);
      return page(
        'Messages',
        rows.map(({ id, createdAt, payload }) => lineOf(id, createdAt, mailIn(payload))).join('\n'),
      );
    }),
  );
  app.get(
    '/dev/mail/:id{[0-9]{1,12}}',
    atHome(async (c) => {
      const row = await findJob(db, 'mail', Number(c.req.param('id')));
      return row ? page(mailIn(row.payload).subject, letterOf(row.id, mailIn(row.payload))) : lost(c);
    }),
  );
  app.get(
    '/dev/mail/:id{[0-9]{1,12}}/html',
    atHome(async (c) => {
      const row = await findJob(db, 'mail', Number(c.req.param('id')));
      return row ? new Response(inNewWindow(mailIn(row.payload).html), { headers: letterHeaders }) : lost(c);
    }),
  );
}

const lost = (c: Context): Response =>
  problemAnswer(new Refusal('not-found', { detail: 'Nothing lives at this address.' }), c.req.raw);

const mailIn = (payload: string): Pick<Mail, 'to' | 'subject' | 'text' | 'html'> & Partial<Mail> => ({
  ...{ to: '', subject: '', text: '', html: '' },
  ...(JSON.parse(payload) as Partial<Mail>),
});

/** Loopback without a proxy before it, and asked for by a local name: a foreign one could be pointed at us (DNS rebinding). */
export function isLocal(request: Request, peer: string): boolean {
  const proxied = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) =>
    request.headers.has(name),
  );
  const { hostname } = new URL(request.url);
  const local = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
  return !proxied && local && /^(::ffff:)?127(\.\d{1,3}){3}$|^::1$/.test(peer);
}

const lineOf = (id: number, at: string, { to, subject }: ReturnType<typeof mailIn>): string =>
  `<li><a href="/dev/mail/${id}">${escapeHtml(subject) || '—'}</a><br><small>${escapeHtml(to)} · <time datetime="${escapeHtml(at)}">${when(at)}</time></small></li>`;

const when = (at: string): string =>
  new Date(at).toLocaleString('fr-FR', {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: 'Europe/Paris',
  });

const letterOf = (
  id: number,
  { to, subject, text, locale }: ReturnType<typeof mailIn>,
): string => `<p><a href="/dev/mail">← Messages</a></p>
<h2 lang="${locale === 'en' ? 'en' : 'fr'}">${escapeHtml(subject)}</h2>
<p>À : ${escapeHtml(to)}</p>
<iframe class="letter" title="HTML" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/dev/mail/${id}/html"></iframe>
<h3>Texte</h3>
<pre>${linked(text)}</pre>`;

/** Text with its links clickable; nothing else of it is taken for HTML. */
const linked = (text: string): string =>
  escapeHtml(text).replace(
    /https?:\/\/(?:[^\s<>"&]|&amp;)*[^\s<>"&.,;:!?)]/g,
    (url) => `<a href="${url}" target="_blank" rel="noopener">${url}</a>`,
  );

/** Links of a letter open beside it: it is shown in a frame that may run and load nothing. */
const inNewWindow = (html: string): string => html.replace('<head>', '<head><base target="_blank">');

const letterHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; frame-ancestors 'self'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

function page(title: string, body: string): Response {
  const policy =
    "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  return new Response(
    `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} – bac à sable</title>
<link rel="stylesheet" href="/pages/style.css">
</head>
<body>
<main>
<h1 class="brand">Messages gardés par le bac à sable, non envoyés</h1>
${body.startsWith('<li>') ? `<ul class="mails">${body}</ul>` : body || '<p>Aucun message.</p>'}
</main>
</body>
</html>
`,
    { headers: { ...pageHeaders, 'content-security-policy': policy } },
  );
}
