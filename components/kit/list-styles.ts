import { css } from 'lit';

/** A table that turns into cards in a narrow container; heights are reserved so that nothing jumps. */
export const listStyles = css`
  .frame {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    overflow: clip;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    text-align: start;
  }
  th {
    padding: 0.5rem 0.75rem;
    background: var(--_sunken);
    color: var(--_soft);
    font-size: 0.8125em;
    font-weight: 550;
    text-align: start;
    white-space: nowrap;
  }
  td {
    height: 3.5rem;
    padding: 0.5rem 0.75rem;
    border-block-start: 1px solid var(--_line);
    vertical-align: middle;
  }
  .end {
    text-align: end;
  }
  tbody tr:hover {
    background: color-mix(in oklab, transparent, var(--_accent) 5%);
  }
  @container (max-width: 40rem) {
    table,
    tbody,
    tr,
    td {
      display: block;
    }
    thead {
      position: absolute;
      clip-path: inset(50%);
    }
    tr {
      display: grid;
      grid-template-columns: 1fr auto;
      gap: 0.125rem 0.75rem;
      padding: 0.75rem;
      border-block-start: 1px solid var(--_line);
    }
    tbody tr:first-child {
      border-block-start: 0;
    }
    td {
      height: auto;
      padding: 0;
      border: 0;
    }
    td.end {
      text-align: start;
    }
  }
  @media print {
    tr {
      break-inside: avoid;
    }
  }
`;
