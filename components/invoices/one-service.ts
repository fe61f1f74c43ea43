import type { LitElement } from 'lit';
import { Query, type SessionController } from '../session/session-controller.ts';
import { InvoicesViewEvent } from './events.ts';

/** The list of invoices, as far as one service may narrow it, and one document stand in its place. */
export type NarrowHost = LitElement & {
  view: string;
  serviceId?: string | undefined;
  invoice?: string | undefined;
};

/** The one service to which the list is narrowed: its name, and the way back to all. */
export class OneService {
  #host: NarrowHost;
  #service;

  constructor(host: NarrowHost, session: SessionController) {
    this.#host = host;
    this.#service = new Query(host, session, 'getService', () =>
      host.serviceId ? { id: host.serviceId } : undefined,
    );
  }

  /** Empty while it is not known; `undefined` when the list holds the invoices of all services. */
  get name(): string | undefined {
    const { serviceId } = this.#host;
    if (!serviceId) return undefined;
    const { data } = this.#service.answer;
    return data?.id === serviceId ? data.label || data.domain || data.product : '';
  }

  /** Leaves the invoices of one service for those of all. */
  leave = (): void => {
    this.#host.serviceId = undefined;
    this.#host.dispatchEvent(new InvoicesViewEvent(this.#host.view, 'push', undefined));
  };
}
