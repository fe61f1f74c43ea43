/** Somebody signed in here. Prevent it to stay on the page. */
export class SignedInEvent extends Event {
  constructor() {
    super('o2-signed-in', { bubbles: true, composed: true, cancelable: true });
  }
}
