import { css } from 'lit';

/** Native buttons and links that look like them: plain, `primary`, `quiet`, `danger`. At least 44 px high on touch (WCAG 2.5.8 asks 24). */
export const buttonStyles = css`
  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-height: 2.5rem;
    padding: 0.375rem 0.875rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
    color: var(--_text);
    font: inherit;
    font-weight: 550;
    line-height: 1.2;
    text-decoration: none;
    cursor: pointer;
    transition:
      background 0.12s,
      border-color 0.12s;
  }
  @media (pointer: coarse) {
    button,
    .button {
      min-width: 2.75rem;
      min-height: 2.75rem;
    }
  }
  button:hover,
  .button:hover {
    background: color-mix(in oklab, var(--_raised), var(--_text) 6%);
  }
  button.primary,
  .button.primary {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_accent-text);
  }
  button.primary:hover,
  .button.primary:hover {
    background: color-mix(in oklab, var(--_accent), var(--_text) 14%);
  }
  button.quiet,
  .button.quiet {
    border-color: transparent;
    background: transparent;
    color: var(--_accent);
  }
  button.quiet:hover,
  .button.quiet:hover {
    background: color-mix(in oklab, transparent, var(--_accent) 10%);
  }
  button.danger {
    border-color: var(--_bad);
    background: transparent;
    color: var(--_bad);
  }
  button.icon {
    width: 2.5rem;
    padding: 0;
  }
  button:disabled,
  button[aria-disabled='true'] {
    border-color: var(--_line);
    background: var(--_sunken);
    color: var(--_soft);
    cursor: not-allowed;
  }
  @media (forced-colors: active) {
    button.primary {
      border: 2px solid ButtonText;
    }
  }
`;
