import { css } from 'lit';

/** A table that turns into cards in a narrow container; heights are reserved so that nothing jumps. */
export const listStyles = css`
  .frame {
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface);
    overflow: clip;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    text-align: start;
    table-layout: fixed;
  }
  thead th {
    height: 2.5rem;
    padding: 0 0.75rem;
    background: var(--_sunken);
    color: var(--_soft);
    font-size: 0.8125em;
    font-weight: 550;
    text-align: start;
    white-space: nowrap;
  }
  tbody :is(td, th) {
    height: 4rem;
    padding: 0.5rem 0.75rem;
    font-weight: 400;
    text-align: start;
    vertical-align: middle;
  }
  tbody tr {
    position: relative;
    border-block-start: 1px solid var(--_line);
  }
  tbody :is(td, th):first-child,
  thead th:first-child {
    padding-inline-start: 1rem;
  }
  table .end {
    text-align: end;
  }
  tbody tr:hover {
    background: color-mix(in oklab, transparent, var(--_accent) 4%);
  }
  [aria-busy='true'] > tbody {
    opacity: 0.55;
    transition: opacity 0.15s 0.2s;
  }
  /* twenty-five of them */
  .rows {
    --_row: calc(4rem + 1px);
    --_bars: linear-gradient(
      transparent calc(50% - 0.4rem),
      var(--_line) 0 calc(50% + 0.4rem),
      transparent 0
    );
    height: calc(25 * var(--_row));
    background:
      linear-gradient(var(--_line) 1px, transparent 0) 0 0 / 100% var(--_row),
      var(--_bars) 1rem 0 / 30% var(--_row) repeat-y,
      var(--_bars) 95% 0 / 30% var(--_row) repeat-y;
  }
  .sort {
    min-height: 1.75rem;
    margin-inline: -0.375rem;
    padding: 0 0.375rem;
    border: 0;
    background: none;
    color: inherit;
    font-weight: inherit;
  }
  [aria-sort] .sort::after {
    content: '↑' / '';
  }
  [aria-sort='descending'] .sort::after {
    content: '↓' / '';
  }
  .name {
    overflow-wrap: anywhere;
  }
  /* what the name stands for: one line where rows are low */
  .nature {
    color: var(--_soft);
    font-size: 0.875em;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  /* The name opens the row; the whole row is its target for the pointer. */
  .open {
    display: block;
    max-width: 100%;
    min-height: 0;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_text);
    font-weight: 600;
    text-align: start;
    text-decoration: none;
  }
  .open::after {
    position: absolute;
    inset: 0;
    content: '';
  }
  .open:hover {
    background: none;
    text-decoration: underline;
  }
  .open:focus-visible {
    outline: 0;
  }
  .open:focus-visible::after {
    outline: 2px solid var(--_accent);
    outline-offset: -3px;
    border-radius: var(--_radius);
  }
  .back {
    margin: 0 0 0.5rem -0.875rem;
  }
  tbody .menu button {
    position: relative;
    z-index: 1;
    color: var(--_soft);
  }
  @container (max-width: 54rem) {
    table,
    tbody,
    tbody :is(td, th) {
      display: block;
    }
    /* with its buttons: nobody tabs to what cannot be seen */
    thead {
      display: none;
    }
    .rows {
      --_row: 10.6rem;
    }
    tbody tr {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 0.5rem 0.75rem;
      align-content: center;
      min-height: 10.6rem;
      padding: 0.75rem 1rem;
    }
    tbody tr:first-child {
      border-block-start: 0;
    }
    .nature {
      white-space: normal;
    }
    tbody :is(td, th),
    tbody :is(td, th):first-child {
      height: auto;
      padding: 0;
    }
  }
  @media print {
    tbody tr {
      min-height: 0;
      break-inside: avoid;
    }
    table :is(.menu, .select) {
      display: none !important;
    }
  }
`;
