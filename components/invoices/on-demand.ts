import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { InvoiceRow } from '../contract/invoices.ts';
import { dialogStyles } from '../kit/dialog-styles.ts';
import { formStyles } from '../kit/form-styles.ts';
import type { Locale } from '../kit/format.ts';
import { menuStyles } from '../kit/menu-styles.ts';
import type { KitStrings } from '../kit/strings.ts';
import type { SessionController } from '../session/session-controller.ts';
import { Archives } from './archives.ts';
import { demandStyles } from './demand-styles.ts';
import { ExportMenu } from './export-menu.ts';
import { FilterPanel } from './filter-panel.ts';
import { moreStrings } from './locales.ts';
import type { MoreStrings } from './more-strings.ts';
import { PayDialog } from './pay-dialog.ts';
import { selectionBar, type SelectionContext } from './selection.ts';
import type { Strings } from './strings.ts';
import { SummaryPopover } from './summary-popover.ts';
import { filterOf, type View } from './view.ts';

type Host = ReactiveControllerHost & HTMLElement;

/** What everything that comes on demand is shown with. */
export interface DemandContext extends Pick<SelectionContext, 'chosen' | 'pay' | 'clear'> {
  /** Runs something that may be refused, and tells the refusal. */
  readonly attempt: (run: () => Promise<void>) => Promise<void>;
  readonly view: View;
  readonly service: string | undefined;
  readonly rows: readonly InvoiceRow[];
  readonly count: string;
  readonly t: Strings;
  readonly kit: KitStrings;
  readonly locale: Locale;
  readonly change: (to: Partial<View>, step: 'push' | 'replace') => void;
}

/** What the list needs only when somebody asks for it: summary, filters, exports, selection, payment. */
export class OnDemand {
  readonly styles = [formStyles, menuStyles, dialogStyles, demandStyles];
  readonly summary: SummaryPopover;
  readonly filters: FilterPanel;
  readonly exports: ExportMenu;
  readonly archives: Archives;
  readonly pay: PayDialog;
  readonly #more: MoreStrings;

  /** Loads it with its sentences. */
  static async load(host: Host, session: SessionController, locale: Locale): Promise<OnDemand> {
    return new OnDemand(host, session, await moreStrings(locale));
  }

  private constructor(host: Host, session: SessionController, more: MoreStrings) {
    this.#more = more;
    this.summary = new SummaryPopover(host);
    this.filters = new FilterPanel(host);
    this.exports = new ExportMenu(host, session);
    this.archives = new Archives(host, session);
    this.pay = new PayDialog(host, session);
  }

  render(at: DemandContext): TemplateResult {
    const more = this.#more;
    const archive = { more, attempt: at.attempt };
    const zip = (): void => void this.archives.start(archive, filterOf(at.view, at.service));
    const zipChosen = (ids: readonly string[]): void => void this.archives.start(archive, { ids: [...ids] });
    return html`<div class="dock no-print">
        ${this.archives.render(archive)} ${selectionBar({ ...at, more, zip: zipChosen })}
      </div>
      ${this.summary.render(at.rows, at.t, more, at.locale)} ${this.filters.render({ ...at, more })}
      ${this.exports.render({ ...at, more, zip })} ${this.pay.render(more, at.kit, at.locale)}`;
  }
}
