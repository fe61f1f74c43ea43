import { css } from 'lit';

/** Tabs with an underline under the chosen one; they scroll sideways where there is no room. */
export const tabsStyles = css`
  .tabs {
    display: flex;
    gap: 0.25rem;
    border-block-end: 1px solid var(--_line);
    overflow-x: auto;
    scrollbar-width: none;
  }
  .tabs button {
    position: relative;
    flex: none;
    padding-inline: 0.75rem;
    border: 0;
    border-radius: var(--_radius) var(--_radius) 0 0;
    background: none;
    color: var(--_soft);
  }
  .tabs button:hover {
    color: var(--_text);
  }
  .tabs button:focus-visible {
    outline-offset: -3px;
  }
  .tabs [aria-selected='true'] {
    color: var(--_text);
  }
  .tabs [aria-selected='true']::after {
    position: absolute;
    inset: auto 0.5rem 0;
    height: 2px;
    border-radius: 2px;
    background: var(--_accent);
    content: '';
  }
  .count {
    min-width: 1.5rem;
    padding: 0.0625rem 0.375rem;
    border-radius: 999px;
    background: color-mix(in oklab, var(--_surface), var(--_text) 8%);
    font-size: 0.8125em;
    font-variant-numeric: tabular-nums;
  }
  .count.urgent {
    background: color-mix(in oklab, var(--_surface), var(--_warn) 18%);
    color: color-mix(in oklab, var(--_warn), var(--_text) 25%);
  }
  @media (forced-colors: active) {
    .tabs [aria-selected='true']::after {
      background: Highlight;
    }
  }
`;
