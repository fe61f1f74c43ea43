export class TicketFrame extends HTMLElement {
  constructor(private readonly label: string) {
    super();
  }

  connectedCallback(): void {
    this.attachShadow({ mode: 'closed' });
    window.addEventListener('resize', () => this.label);
  }
}

customElements.define('ticketframe', TicketFrame);
