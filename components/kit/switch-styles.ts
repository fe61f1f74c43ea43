import { css } from 'lit';

/** A button with `role="switch"`: on and off are told by place and colour, and by `aria-checked`. */
export const switchStyles = css`
  .switch-row {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0.25rem 0.75rem;
    align-items: center;
  }
  .switch-row > :not(button, [id$='label']) {
    grid-column: 2;
  }
  .switch {
    position: relative;
    width: 2.75rem;
    min-height: 1.5rem;
    padding: 0;
    border: 1px solid var(--_field-line);
    border-radius: 999px;
    background: var(--_sunken);
  }
  .switch::before {
    position: absolute;
    inset: 0.1875rem auto auto 0.1875rem;
    width: 1rem;
    height: 1rem;
    border-radius: 50%;
    background: var(--_field-line);
    transition: translate 0.15s;
    content: '';
  }
  /* the target is larger than the drawing */
  .switch::after {
    position: absolute;
    inset: -0.625rem;
    content: '';
  }
  .switch[aria-checked='true'] {
    border-color: var(--_accent);
    background: var(--_accent);
  }
  .switch[aria-checked='true']::before {
    background: var(--_accent-text);
    translate: 1.25rem;
  }
  .switch[aria-disabled='true'] {
    opacity: 0.55;
  }
  @media (forced-colors: active) {
    .switch::before {
      background: ButtonText;
    }
    .switch[aria-checked='true'] {
      background: Highlight;
    }
  }
`;
