/** The customer wants to see a service that a document bills. */
export class InvoiceServiceEvent extends Event {
  readonly serviceId: string;

  constructor(serviceId: string) {
    super('o2-invoice-service', { bubbles: true, composed: true });
    this.serviceId = serviceId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'o2-invoice-service': InvoiceServiceEvent;
  }
}
