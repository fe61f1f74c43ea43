import { css } from 'lit';

/** A native popover: a card at its button, a sheet at the bottom of a phone. */
export const menuStyles = css`
  :popover-open {
    position: absolute;
    inset: var(--_y, 0) auto auto var(--_x, 0);
    width: max-content;
    max-width: min(24rem, 100vw - 1rem);
    margin: 0;
    padding: 0.375rem;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.25);
    background: var(--_raised);
    color: var(--_text);
    box-shadow: var(--_shadow);
  }
  .menu .title {
    padding: 0.375rem 0.75rem;
  }
  .menu li > button,
  .menu li > a {
    display: grid;
    justify-content: stretch;
    justify-items: start;
    gap: 0.125rem;
    width: 100%;
    min-height: 2.5rem;
    padding: 0.5rem 0.75rem;
    border-color: transparent;
    background: none;
    font-weight: 450;
    text-align: start;
  }
  .menu li > :is(button, a):hover {
    background: color-mix(in oklab, transparent, var(--_text) 6%);
  }
  .menu li > :is(button, a):focus-visible {
    outline-offset: -2px;
  }
  .menu [aria-disabled='true'] {
    color: var(--_soft);
  }
  .menu .small {
    font-weight: 400;
    white-space: normal;
  }
  @media (max-width: 30rem) {
    :popover-open {
      position: fixed;
      inset: auto 0 0;
      width: auto;
      max-width: none;
      padding: 0.75rem 0.5rem calc(0.75rem + env(safe-area-inset-bottom));
      border-width: 1px 0 0;
      border-radius: calc(var(--_radius) * 2) calc(var(--_radius) * 2) 0 0;
    }
    :popover-open::backdrop {
      background: #0008;
    }
  }
`;
