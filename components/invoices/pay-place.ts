import type { ReactiveControllerHost } from 'lit';
import { dialogStyles } from '../kit/dialog-styles.ts';
import type { SessionController } from '../session/session-controller.ts';
import { demandStyles } from './demand-styles.ts';
import { PayDialog } from './pay-dialog.ts';

/** The payment dialog with its styles, for the page of one document. */
export class PayPlace {
  readonly styles = [dialogStyles, demandStyles];
  readonly dialog: PayDialog;

  constructor(host: ReactiveControllerHost & HTMLElement, session: SessionController) {
    this.dialog = new PayDialog(host, session);
  }
}
