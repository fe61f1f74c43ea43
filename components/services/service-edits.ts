import type { ReactiveControllerHost } from 'lit';
import { chipStyles } from '../kit/chip-styles.ts';
import { formStyles } from '../kit/form-styles.ts';
import type { Locale } from '../kit/format.ts';
import type { SessionController } from '../session/session-controller.ts';
import { AutoRenewDialog } from './auto-renew-dialog.ts';
import { editStyles } from './edit-styles.ts';
import { fr, type EditStrings } from './edit-strings.ts';
import { LabelEdit } from './label-edit.ts';
import { TagEdit } from './tag-edit.ts';

/** What the page of a service needs only when somebody changes something. */
export class ServiceEdits {
  readonly styles;
  readonly t: EditStrings;
  readonly label: LabelEdit;
  readonly tags: TagEdit;
  readonly renewal: AutoRenewDialog;

  /** Loads it with its sentences. */
  static async load(
    host: ReactiveControllerHost & HTMLElement,
    session: SessionController,
    locale: Locale,
  ): Promise<ServiceEdits> {
    const t = locale === 'en' ? (await import('./edit-strings.en.ts')).en : fr;
    return new ServiceEdits(host, session, t, await AutoRenewDialog.load(host, session, locale));
  }

  private constructor(
    host: ReactiveControllerHost & HTMLElement,
    session: SessionController,
    t: EditStrings,
    renewal: AutoRenewDialog,
  ) {
    this.t = t;
    this.styles = [formStyles, chipStyles, editStyles, ...renewal.styles];
    this.label = new LabelEdit(host, session);
    this.tags = new TagEdit(host, session);
    this.renewal = renewal;
  }

  /** Another service is shown: what was begun belongs to the former. */
  forget(): void {
    this.label.draft = this.label.sent = undefined;
    this.tags.editing = false;
    this.tags.wanted = undefined;
  }
}
