import { css } from 'lit';

/** Twelve months ahead. */
export const aheadStyles = css`
  .month-name::first-letter {
    text-transform: uppercase;
  }
  .total {
    display: flex;
    justify-content: space-between;
    font-size: 1.125em;
    font-weight: 650;
  }
`;
