/** What the customer wants of a service that he chose in the list. */
export type ServiceIntent = 'read' | 'label' | 'tags';

/** A service was chosen. Call `preventDefault()` to show it yourself; otherwise it opens in place of the list. */
export class ServiceOpenEvent extends Event {
  readonly serviceId: string;
  readonly intent: ServiceIntent;

  constructor(serviceId: string, intent: ServiceIntent) {
    super('o2-service-open', { bubbles: true, composed: true, cancelable: true });
    this.serviceId = serviceId;
    this.intent = intent;
  }
}

/** The service shown was left for the list. */
export class ServiceCloseEvent extends Event {
  constructor() {
    super('o2-service-close', { bubbles: true, composed: true });
  }
}

/** The customer changed tab, search, filters, order or page: `view` is what the attribute of that name takes. */
export class ServicesViewEvent extends Event {
  readonly view: string;
  /** Whether the back button should undo it (`push`) or not (`replace`, while typing). */
  readonly step: 'push' | 'replace';

  constructor(view: string, step: 'push' | 'replace') {
    super('o2-services-view', { bubbles: true, composed: true });
    this.view = view;
    this.step = step;
  }
}

declare global {
  interface HTMLElementEventMap {
    'o2-service-open': ServiceOpenEvent;
    'o2-service-close': ServiceCloseEvent;
    'o2-services-view': ServicesViewEvent;
  }
}
