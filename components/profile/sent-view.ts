import { html, nothing, type TemplateResult } from 'lit';
import type { SessionInfo } from '../contract/profile.ts';
import type { InsteadStrings } from './instead-strings.ts';

/** « Look at your mail »: the same whether the address is known or not. */
export function sentView(
  t: InsteadStrings['sent'],
  sentence: string,
  sandboxes: SessionInfo['sandboxes'],
  otherAddress: () => void,
): TemplateResult {
  return html`<div class="panel" part="panel">
    <h1 tabindex="-1">${t.title}</h1>
    <p class="wrap">${sentence}</p>
    <p>${t.life}</p>
    <p class="soft">${t.nothing}</p>
    ${
      sandboxes.includes('mail') && isLoopback(location.hostname)
        ? html`<p class="soft">${t.sandbox} <a href="/dev/mail">${t.sandboxLink}</a>.</p>`
        : nothing
    }
    <button @click=${otherAddress}>${t.otherAddress}</button>
  </div>`;
}

/** The page of the sandbox answers this machine only. */
const isLoopback = (host: string): boolean => /(^|\.)localhost$|^127\.|^\[::1\]$/.test(host);
