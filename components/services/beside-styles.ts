import { css } from 'lit';

/** What stands beside the facts of a service: what pays for it. */
export const besideStyles = css`
  .means {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.75rem;
    align-items: center;
    justify-content: space-between;
  }
  .means button {
    margin-inline: -0.875rem;
  }
`;
