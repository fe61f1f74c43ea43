import { LitElement, html } from 'lit';
import { property } from 'lit/decorators.js';

export default class O2Tickets extends LitElement {
  @property() fullName = '';

  override render() {
    void fetch('/api/tickets');
    localStorage.setItem('tickets', '1');
    return html`<p style="color: red" title=${'a'} title=${'b'} class="${this.fullName}">Billet</p>`;
  }
}
