import { css } from 'lit';

/** The native dialog: a card in the middle, a sheet at the bottom of a phone. */
export const dialogStyles = css`
  dialog {
    width: min(32rem, 100vw - 2rem);
    max-height: min(90vh, 90dvh);
    padding: 1.25rem;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_raised);
    color: var(--_text);
    box-shadow: var(--_shadow);
    overflow: auto;
  }
  /* its words stand under the sentences above */
  dialog p > .quiet.small {
    margin-inline-start: -0.875rem;
  }
  dialog:modal::backdrop {
    background: #0008;
  }
  dialog > form,
  dialog > .stack {
    display: grid;
    gap: 1rem;
  }
  @media (max-width: 30rem) {
    dialog:modal {
      width: 100vw;
      max-width: 100vw;
      margin-block-end: 0;
      border-radius: calc(var(--_radius) * 2) calc(var(--_radius) * 2) 0 0;
    }
  }
`;
