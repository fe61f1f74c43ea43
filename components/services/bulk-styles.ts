import { css } from 'lit';

/** The bar of a selection, and the lists of its dialog. */
export const bulkStyles = css`
  .selection {
    position: sticky;
    z-index: 3;
    inset-block-end: 0.75rem;
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1rem;
    align-items: center;
    margin-block-start: 0.75rem;
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
  .selection .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .keys {
    display: block;
    color: var(--_soft);
    font-weight: 400;
    font-size: 0.875em;
  }
  @media (hover: none) {
    .keys {
      display: none;
    }
  }
  @container (max-width: 34rem) {
    .keys {
      display: none;
    }
    .selection {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 0.5rem;
    }
    .selection .acts {
      grid-area: 2 / 1 / 3 / 3;
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .selection .acts button {
      padding-inline: 0.125rem;
      font-size: 0.8125em;
      white-space: normal;
      overflow-wrap: anywhere;
      hyphens: auto;
    }
  }
  .bulk details ul {
    margin-block-start: 0.5rem;
  }
  .bulk ul {
    display: grid;
    gap: 0.375rem;
  }
  .bulk .listed {
    max-height: 14rem;
    overflow: auto;
  }
  .bulk .listed li {
    display: flex;
    gap: 0.25rem 1rem;
    justify-content: space-between;
  }
  .bulk .listed li > :last-child {
    text-align: end;
  }
`;
