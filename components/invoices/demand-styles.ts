import { css } from 'lit';

/** Summary, filters, selection and dialogs of the list. */
export const demandStyles = css`
  .refused {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.75rem;
    align-items: center;
    margin-block-start: 0.5rem;
  }
  .sums dl {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem 1.75rem;
  }
  .sums dl > div {
    display: flex;
    gap: 0.5rem;
    align-items: baseline;
  }
  .sums dt {
    color: var(--_soft);
    font-size: 0.875em;
  }
  .sums .total dd {
    font-weight: 650;
  }
  .sums .due dd {
    color: var(--_warn);
    font-weight: 650;
  }
  .picked {
    background: color-mix(in oklab, transparent, var(--_accent) 7%);
  }
  .summary:popover-open {
    width: min(22rem, 100vw - 1rem);
    padding: 1rem;
    font-size: 0.9375em;
  }
  .summary .title {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.75rem;
    align-items: center;
    justify-content: space-between;
    margin-block-end: 0.625rem;
  }
  .summary dl,
  .payees {
    display: grid;
    gap: 0.25rem;
  }
  .summary dl > div,
  .payees li {
    display: flex;
    gap: 1rem;
    justify-content: space-between;
  }
  .summary dt {
    min-width: 0;
  }
  .summary .sum {
    margin-block: 0.25rem;
    padding-block: 0.375rem;
    border-block: 1px solid var(--_line);
    font-weight: 600;
  }
  .summary .step {
    margin-block-start: 0.75rem;
    font-weight: 550;
  }
  .filters:popover-open {
    width: min(28rem, 100vw - 1rem);
    max-width: none;
    padding: 1.25rem;
  }
  .filters form {
    position: relative;
    gap: 1.125rem;
  }
  .filters .sides,
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr));
    gap: 0.5rem 1rem;
    align-items: end;
  }
  .pair > * {
    grid-template-columns: minmax(0, 1fr);
    min-width: 0;
  }
  .pair .hint,
  .pair legend {
    grid-column: 1 / -1;
  }
  .pair legend {
    margin-block-end: 0.25rem;
  }
  .filters .field,
  dialog .field {
    font-weight: 550;
  }
  dialog :is(.field .small, select, input) {
    font-weight: 400;
  }
  .filters .close {
    position: absolute;
    inset: -0.5rem -0.5rem auto auto;
    color: var(--_soft);
  }
  .filters .buttons {
    position: sticky;
    inset-block-end: -1.25rem;
    margin: 0 -1.25rem -1.25rem;
    padding: 0.75rem 1.25rem;
    background: var(--_raised);
  }
  .dock {
    position: sticky;
    z-index: 3;
    inset-block-end: 0.75rem;
    display: grid;
    gap: 0.5rem;
    margin-block-start: 0.75rem;
  }
  .archives {
    display: grid;
    gap: 0.5rem;
    max-height: 60vh;
    overflow: auto;
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_raised);
    box-shadow: var(--_shadow);
  }
  .archives li {
    position: relative;
  }
  .archives .icon {
    position: absolute;
    inset: auto 0.25rem 0.25rem auto;
    color: var(--_soft);
  }
  .selection {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1rem;
    align-items: center;
    padding: 0.625rem 0.625rem 0.625rem 1rem;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_raised);
    box-shadow: var(--_shadow);
  }
  .selection > [role='status'] {
    flex: 1 1 auto;
    font-weight: 550;
  }
  .keys {
    color: var(--_soft);
    font-weight: 400;
    font-size: 0.875em;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-items: center;
  }
  @container (max-width: 34rem) {
    .keys {
      display: none;
    }
    .acts {
      order: 1;
      flex: 1 1 100%;
    }
    .acts .primary {
      flex: 1;
    }
  }
`;
