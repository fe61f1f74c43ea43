import { html, nothing, type TemplateResult } from 'lit';
import { crossIcon } from '../kit/way-icons.ts';
import type { MoreStrings } from './more-strings.ts';
import type { Strings } from './strings.ts';
import { unfiltered, type View } from './view.ts';

/** What the chips need of the list. */
export interface ChipsContext {
  readonly t: Strings;
  readonly words: MoreStrings;
  readonly change: (to: Partial<View>) => void;
}

/** The filters in force, each with the way to be rid of it; the search stands in its own field. */
export function chipsView(view: View, { t, words, change }: ChipsContext): TemplateResult | typeof nothing {
  const chips = chipsOf(view, t, words);
  if (chips.length === 0) return nothing;
  return html`<ul class="chips no-print" part="chips">
    ${chips.map(
      ([name, without]) =>
        html`<li>
          <button class="chip" aria-label="${words.without} ${name}" @click=${() => change(without)}>
            ${name}${crossIcon}
          </button>
        </li>`,
    )}
    <li><button class="chip quiet" @click=${() => change(unfiltered)}>${words.clear}</button></li>
  </ul>`;
}

type Chip = readonly [name: string, without: Partial<View>];

const chipsOf = (view: View, t: Strings, words: MoreStrings): Chip[] => [
  ...view.kind.map((kind): Chip => [t.kinds[kind], { kind: view.kind.filter((it) => it !== kind) }]),
  ...view.state.map((state): Chip => [t.states[state], { state: view.state.filter((it) => it !== state) }]),
  ...(view.renewal ? [[words.renewals[view.renewal], { renewal: undefined }] satisfies Chip] : []),
  ...(view.within ? [[words.within(view.within), { within: undefined }] satisfies Chip] : []),
  ...(view.unpaid ? [[words.hasUnpaid, { unpaid: false }] satisfies Chip] : []),
  ...(view.tag ? [[words.tagged(view.tag), { tag: '' }] satisfies Chip] : []),
];
