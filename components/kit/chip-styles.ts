import { css } from 'lit';

/** The filters in force, the ways out of an empty list, and the sizes of a page: what a list shows only now and then. */
export const chipStyles = css`
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
  }
  .chip {
    min-height: 2rem;
    padding: 0.125rem 0.625rem;
    border-radius: 999px;
    font-size: 0.875em;
    font-weight: 450;
  }
  .chip .glyph {
    width: 1rem;
    height: 1rem;
    margin-inline-end: -0.25rem;
    color: var(--_soft);
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    justify-content: center;
  }
  .pager select {
    width: auto;
  }
  @media (pointer: coarse) {
    .chip {
      min-height: 2.5rem;
    }
  }
`;
