import { css } from 'lit';

/** The filters: two columns where there is room. */
export const filterStyles = css`
  .filters:popover-open {
    width: min(34rem, 100vw - 1rem);
    max-width: none;
    padding: 1.25rem;
  }
  .filters form {
    position: relative;
    gap: 1.25rem;
  }
  .filters .sides {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr));
    gap: 1rem;
    align-items: end;
  }
  .filters fieldset {
    display: grid;
    gap: 0.375rem;
    align-self: start;
  }
  .filters legend {
    margin-block-end: 0.375rem;
  }
  .filters .field {
    font-weight: 550;
  }
  .filters select {
    font-weight: 400;
  }
  .filters .close {
    position: absolute;
    inset: -0.5rem -0.5rem auto auto;
    color: var(--_soft);
  }
  .filters .sides > .choice {
    min-height: 2.5rem;
  }
  .filters .buttons {
    position: sticky;
    inset-block-end: -1.25rem;
    margin: 0 -1.25rem -1.25rem;
    padding: 0.75rem 1.25rem;
    background: var(--_raised);
  }
  /* else the cross stands on the words of the second field */
  @media (max-width: 30rem) {
    .filters form {
      padding-block-start: 1rem;
    }
  }
  @media (pointer: coarse) {
    .filters .choice {
      min-height: 2.5rem;
    }
  }
`;
