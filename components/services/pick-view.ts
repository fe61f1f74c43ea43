import { css, html, type TemplateResult } from 'lit';
import type { ServiceRow } from '../contract/services.ts';
import { kindIcon } from './kind-icons.ts';

/** The box of a row: over its drawing where a finger chooses, in its place under pointer and keyboard. */
export const pickStyles = css`
  .name .pick {
    position: relative;
    z-index: 1;
    display: grid;
    grid-row: span 2;
    place-items: center;
    align-self: center;
    width: 2.25rem;
    min-height: 2.25rem;
    cursor: pointer;
  }
  .pick::before {
    position: absolute;
    inset: -0.375rem;
    content: '';
  }
  .pick > * {
    grid-area: 1 / 1;
  }
  .pick input[type] {
    position: relative;
    margin: 0;
  }
  .pick:is(.on, :focus-within) .kind {
    visibility: hidden;
  }
  tr:has(.pick :checked) {
    background: color-mix(in oklab, transparent, var(--_accent) 8%);
  }
  @media (hover: hover) {
    .pick:not(.on, :focus-within) input {
      opacity: 0;
    }
    tr:hover .pick input {
      opacity: 1;
    }
    tr:hover .pick .kind {
      visibility: hidden;
    }
  }
  @media (hover: none) {
    .pick:not(.on, :focus-within) input {
      place-self: end;
      margin: 0 -0.25rem -0.25rem 0;
    }
  }
  @media print {
    .pick input {
      display: none;
    }
    .pick .kind {
      visibility: visible;
    }
  }
`;

/** What the box of a row shows and does. */
export interface Pick {
  readonly words: string;
  /** Several are being chosen: every row shows its box. */
  readonly isOn: boolean;
  readonly isChosen: boolean;
  readonly choose: (box: HTMLInputElement) => void;
}

/** The drawing of a row with the box that chooses it. */
export const pickView = (row: ServiceRow, { words, isOn, isChosen, choose }: Pick): TemplateResult =>
  html`<label class=${isOn ? 'pick on' : 'pick'}
    >${kindIcon(row.kind)}<input
      type="checkbox"
      aria-label=${words}
      .checked=${isChosen}
      @change=${(event: Event) => choose(event.target as HTMLInputElement)}
  /></label>`;

/** Something can be done with it together with others. */
export const isPickable = ({ actions }: ServiceRow): boolean =>
  actions.tag?.allowed === true || actions.autoRenew?.allowed === true;
