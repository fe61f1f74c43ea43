import { css } from 'lit';

/** What stands instead of a list, or above it: empty, refused, offline, sign-in; and the skeleton while waiting. */
export const noticeStyles = css`
  .notice {
    display: grid;
    gap: 0.5rem;
    justify-items: center;
    padding: 2.5rem 1rem;
    text-align: center;
  }
  .notice p {
    max-width: 32rem;
    color: var(--_soft);
    text-wrap: balance;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
    align-items: center;
    justify-content: space-between;
    padding: 0.5rem 0.75rem;
    border-radius: var(--_radius);
    background: color-mix(in oklab, var(--_surface), var(--_warn) 12%);
    font-size: 0.9375em;
  }
  .bone {
    display: block;
    height: 0.8em;
    border-radius: 0.25em;
    background: color-mix(in oklab, var(--_surface), var(--_text) 9%);
  }
  /* one layer for all bones, not one each */
  div[aria-busy] .bones {
    animation: breathe 1.4s ease-in-out infinite alternate;
  }
  .bone.short {
    width: 40%;
  }
  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }
`;
