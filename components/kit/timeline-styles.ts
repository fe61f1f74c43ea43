import { css } from 'lit';

/** What happened, one below the other on a line, newest first. */
export const timelineStyles = css`
  .timeline {
    display: grid;
    gap: 1rem;
    overflow-wrap: anywhere;
  }
  .timeline li {
    position: relative;
    padding-inline-start: 1.5rem;
  }
  .timeline li::before {
    position: absolute;
    inset: 0.45em auto auto 0;
    width: 0.5rem;
    height: 0.5rem;
    border: 2px solid var(--_accent);
    border-radius: 50%;
    background: var(--_surface);
    content: '';
  }
  .timeline li:not(:last-child)::after {
    position: absolute;
    inset: 1.35em auto -0.9rem 0.3125rem;
    border-inline-start: 1px solid var(--_line);
    content: '';
  }
`;
