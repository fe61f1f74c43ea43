import { css } from 'lit';

/** Blocks of a page with a heading, side by side where there is room; terms with their facts. */
export const cardStyles = css`
  .columns {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
    gap: var(--_gap);
  }
  .card {
    display: grid;
    gap: 0.875rem;
    align-content: start;
    padding: 1.25rem;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface);
  }
  dl {
    display: grid;
    gap: 0.5rem;
  }
  dl:not(.figures) > div {
    display: grid;
    grid-template-columns: minmax(6.75rem, 1fr) 2fr;
    gap: 0.75rem;
  }
  dt {
    color: var(--_soft);
    font-size: 0.9375em;
  }
  .bones {
    display: grid;
    gap: 1rem;
  }
  .bones .card {
    min-height: 14rem;
  }
`;
