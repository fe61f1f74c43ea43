import { html } from 'hono/html';
import type { Locale, MethodKind, Payment, Session } from './objects.ts';
import { grouped, testMeans } from './test-means.ts';
import { inWords, type Words, words } from './words.ts';

type Html = ReturnType<typeof html>;

/** What every page knows. */
export interface Frame {
  readonly locale: Locale;
  readonly merchant: string;
  /** Path of the page, for the link to the other language. */
  readonly path: string;
}

export function layout({ locale, path }: Frame, title: string, content: Html): Html {
  const say = words[locale];
  const other: Locale = locale === 'fr' ? 'en' : 'fr';
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${title} · ${say.banner}</title>
        <link rel="stylesheet" href="/psp.css" />
      </head>
      <body>
        <header class="banner">
          <p><strong>${say.banner}</strong></p>
          <a
            href="${path}?lang=${other}"
            lang="${other}"
            hreflang="${other}"
            aria-label="${other.toUpperCase()}, ${say.otherLanguage}"
            >${other.toUpperCase()}</a
          >
        </header>
        <main>
          ${content}
          <p class="quiet">${say.bannerMore}</p>
        </main>
      </body>
    </html>`;
}

/** What went wrong with the last try. */
export type Trouble =
  { readonly field: 'number' | 'expiry'; readonly kind: MethodKind } | { readonly refused: string };

/** The page that takes a printed number. `expiry` fills the field. */
export function sessionPage(frame: Frame, session: Session, expiry: string, trouble?: Trouble): Html {
  const say = words[frame.locale];
  const amount = session.amount && inWords(frame.locale, session.amount.cents, session.amount.currency);
  const title = amount ? say.payTitle(amount) : say.saveTitle;
  const whom = amount ? say.to(frame.merchant) : say.for(frame.merchant);
  return layout(
    frame,
    title,
    html`<h1>${title} <small>${whom}</small></h1>
      ${session.description ? html`<p>${session.description}</p>` : ''}
      ${
        trouble && 'refused' in trouble
          ? html`<p class="alert" role="alert">
              <strong>${say.refused} (${trouble.refused}).</strong> ${say.refusedMore}
            </p>`
          : ''
      }
      ${session.kinds.map((kind) => form(frame, kind, amount !== null, expiry, trouble))}
      <form method="post" action="${frame.path}/cancel"><button class="plain">${say.cancel}</button></form>`,
  );
}

function form(frame: Frame, kind: MethodKind, paying: boolean, expiry: string, trouble?: Trouble): Html {
  const say = words[frame.locale];
  const wrong = trouble && 'field' in trouble && trouble.kind === kind ? trouble.field : undefined;
  const isCard = kind === 'card';
  const label = isCard ? (paying ? say.pay : say.save) : paying ? say.payDebit : say.sign;
  return html`<form
    class="card"
    method="post"
    action="${frame.path}?lang=${frame.locale}"
    aria-labelledby="${kind}-title"
  >
    <h2 id="${kind}-title">${isCard ? say.card : say.debit}</h2>
    <input type="hidden" name="kind" value="${kind}" />
    ${
      isCard
        ? field({
            id: 'card-number',
            name: 'number',
            label: say.number,
            wrong: wrong === 'number' && say.wrongNumber,
          })
        : field({ id: 'iban', name: 'number', label: say.iban, wrong: wrong === 'number' && say.wrongNumber })
    }
    ${
      isCard
        ? field({
            id: 'expiry',
            name: 'expiry',
            label: say.expiry,
            value: expiry,
            hint: say.expiryHint,
            wrong: wrong === 'expiry' && say.wrongExpiry,
          })
        : html`<p class="quiet">${say.mandate(frame.merchant)}</p>`
    }
    <button>${label}</button>
    ${printed(say, kind, true)}
  </form>`;
}

interface Field {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly value?: string;
  readonly hint?: string;
  readonly wrong: string | false;
}

function field({ id, name, label, value = '', hint, wrong }: Field): Html {
  const about = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ');
  return html`<p class="field">
    <label for="${id}">${label}</label>
    <input
      id="${id}"
      name="${name}"
      value="${value}"
      maxlength="40"
      autocomplete="off"
      spellcheck="false"
      ${about ? html`aria-describedby="${about}"` : ''}
      ${wrong ? html`aria-invalid="true" autofocus` : ''}
    />
    ${hint ? html`<span class="quiet" id="${id}-hint">${hint}</span>` : ''}
    ${wrong ? html`<span class="wrong" id="${id}-wrong" role="alert">${wrong}</span>` : ''}
  </p>`;
}

/** The list of numbers; with `pick`, each is a button that sends the form with it. */
export function printed(say: Words, kind: MethodKind, pick: boolean): Html {
  return html`<details class="printed" open>
    <summary>${say.printed}</summary>
    <ul>
      ${testMeans
        .filter((means) => means.kind === kind)
        .map(
          (means) =>
            html`<li>
              <span
                ><code>${grouped(means.number)}</code>
                <span class="quiet">${say.means[means.name] ?? means.name}</span></span
              >
              ${
                pick
                  ? html`<button
                      class="plain"
                      name="pick"
                      value="${means.number}"
                      aria-label="${say.use} ${means.number.slice(-4)}, ${say.means[means.name] ?? ''}"
                    >
                      ${say.use}
                    </button>`
                  : ''
              }
            </li>`,
        )}
    </ul>
  </details>`;
}

/** 3-D Secure: accept or refuse. `payment` undefined when a card is being saved. */
export function challengePage(frame: Frame, payment: Payment | undefined): Html {
  const say = words[frame.locale];
  const amount = payment && inWords(frame.locale, payment.amount.cents, payment.amount.currency);
  return layout(
    frame,
    say.challengeTitle,
    html`<h1>${say.challengeTitle}</h1>
      <p>${amount ? say.challengeAsks(amount) : say.challengeSave}</p>
      <form class="card row" method="post" action="${frame.path}">
        <button name="answer" value="accept">${say.accept}</button>
        <button class="plain" name="answer" value="deny">${say.deny}</button>
      </form>`,
  );
}

/** Paid, cancelled, expired, or opened a second time. */
export function overPage(frame: Frame, returnUrl: string | undefined): Html {
  const say = words[frame.locale];
  return layout(
    frame,
    say.overTitle,
    html`<h1>${say.overTitle}</h1>
      <p>${say.over}</p>
      ${returnUrl ? html`<p><a class="button" href="${returnUrl}">${say.back}</a></p>` : ''}`,
  );
}

export function missingPage(frame: Frame): Html {
  const say = words[frame.locale];
  return layout(
    frame,
    say.missingTitle,
    html`<h1>${say.missingTitle}</h1>
      <p>${say.missing}</p>`,
  );
}

export function homePage(frame: Frame): Html {
  const say = words[frame.locale];
  return layout(
    frame,
    say.homeTitle,
    html`<h1>${say.homeTitle}</h1>
      <p>${say.home}</p>
      <section class="card">
        <h2>${say.card}</h2>
        ${printed(say, 'card', false)}
      </section>
      <section class="card">
        <h2>${say.debit}</h2>
        ${printed(say, 'sepa_debit', false)}
      </section>`,
  );
}
