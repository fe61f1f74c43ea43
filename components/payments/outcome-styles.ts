import { css } from 'lit';

/** A payment that is followed, and the facts of a transfer. */
export const outcomeStyles = css`
  .head {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-items: center;
    justify-content: space-between;
  }
  .head .good {
    color: var(--_good);
  }
  .head .bad {
    color: var(--_bad);
  }
  .facts {
    display: grid;
    gap: 0.625rem;
    margin: 0;
  }
  .facts dt {
    color: var(--_soft);
    font-size: 0.9375em;
  }
  .facts dd {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.75rem;
    align-items: center;
    justify-content: space-between;
    margin: 0;
  }
  .code {
    font-variant-numeric: tabular-nums;
    font-weight: 550;
    overflow-wrap: anywhere;
  }
`;
