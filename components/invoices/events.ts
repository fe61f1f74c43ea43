/** A document was chosen. Call `preventDefault()` to show it yourself; otherwise it opens in place of the list. */
export class InvoiceOpenEvent extends Event {
  readonly invoiceId: string;

  constructor(invoiceId: string) {
    super('o2-invoice-open', { bubbles: true, composed: true, cancelable: true });
    this.invoiceId = invoiceId;
  }
}

/** The document shown was left for the list. */
export class InvoiceCloseEvent extends Event {
  constructor() {
    super('o2-invoice-close', { bubbles: true, composed: true });
  }
}

/** The customer changed tab, search, filters or page: `view` is what the attribute of that name takes. */
export class InvoicesViewEvent extends Event {
  readonly view: string;
  /** Whether the back button should undo it (`push`) or not (`replace`, while typing). */
  readonly step: 'push' | 'replace';
  /** The service to which the list is narrowed, as `service-id` takes it. */
  readonly serviceId: string | undefined;

  constructor(view: string, step: 'push' | 'replace', serviceId: string | undefined) {
    super('o2-invoices-view', { bubbles: true, composed: true });
    this.view = view;
    this.step = step;
    this.serviceId = serviceId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'o2-invoice-open': InvoiceOpenEvent;
    'o2-invoice-close': InvoiceCloseEvent;
    'o2-invoices-view': InvoicesViewEvent;
  }
}
