import { LitElement, html } from 'lit';
import { property } from 'lit/decorators.js';

export class O2Wrong extends LitElement {
  @property({ type: Number }) count = 0;

  override render() {
    return html`<o2-wrong .count=${'three'} @click=${42}></o2-wrong><o2-unheard-of></o2-unheard-of>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'o2-wrong': O2Wrong;
  }
}
