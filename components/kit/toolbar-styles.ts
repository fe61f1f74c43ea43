import { css } from 'lit';

/** What stands above a list (search, order, filters) and below it (position). */
export const toolbarStyles = css`
  .head {
    display: grid;
    gap: 0.75rem;
    margin-block-end: 0.75rem;
  }
  .toolbar {
    display: flex;
    gap: 0.5rem;
  }
  .search {
    position: relative;
    flex: 1 1 12rem;
    min-width: 0;
  }
  .search .glyph {
    position: absolute;
    inset: calc(50% - 10px) auto auto 0.625rem;
    color: var(--_soft);
    pointer-events: none;
  }
  .search input[type],
  .toolbar select {
    width: 100%;
    min-height: 2.5rem;
    padding: 0.375rem 0.625rem;
    border: 1px solid var(--_field-line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    font: inherit;
  }
  .search input[type] {
    padding-inline-start: 2.25rem;
    text-overflow: ellipsis;
  }
  .search input::placeholder {
    color: var(--_soft);
    opacity: 1;
  }
  .toolbar select {
    width: auto;
    min-width: 0;
  }
  .toolbar .narrow {
    display: none;
  }
  .pager {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-items: center;
    justify-content: end;
    margin-block-start: 0.75rem;
    font-size: 0.9375em;
  }
  .pager > span {
    flex: 1 12rem;
    min-height: 2.5rem;
    align-content: center;
    color: var(--_soft);
  }
  @container (max-width: 54rem) {
    .toolbar .narrow {
      display: block;
    }
  }
  @container (max-width: 44rem) {
    .toolbar .wide span {
      position: absolute;
      clip-path: inset(50%);
    }
  }
  @container (max-width: 34rem) {
    .toolbar {
      flex-wrap: wrap;
    }
    .search {
      flex-basis: 100%;
    }
    .toolbar .narrow {
      flex: 1 1 9rem;
    }
  }
  /* The order is read in full: the button beside it keeps its drawing. */
  @container (max-width: 24rem) {
    .toolbar .narrow ~ button > span:not(.count) {
      position: absolute;
      clip-path: inset(50%);
    }
  }
  @media (pointer: coarse) {
    .search input[type],
    .toolbar select {
      min-height: 2.75rem;
      /* under 16 px a phone zooms into the field */
      font-size: max(1em, 16px);
    }
  }
`;
