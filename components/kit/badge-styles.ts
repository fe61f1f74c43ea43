import { css } from 'lit';

/** A state in a word with a dot of its colour: `good`, `warn`, `bad`, `info`, plain. */
export const badgeStyles = css`
  .badge {
    --_tone: var(--_soft);
    display: inline-block;
    padding: 0.125rem 0.5rem;
    border-radius: 0.95em;
    background: color-mix(in oklab, var(--_surface), var(--_tone) 12%);
    color: color-mix(in oklab, var(--_tone), var(--_text) 25%);
    font-size: 0.8125em;
    font-weight: 550;
  }
  .badge::before {
    display: inline-block;
    width: 0.5em;
    height: 0.5em;
    margin-inline-end: 0.4em;
    vertical-align: 0.1em;
    border-radius: 50%;
    background: var(--_tone);
    content: '';
  }
  .badge.good {
    --_tone: var(--_good);
  }
  .badge.warn {
    --_tone: var(--_warn);
  }
  .badge.bad {
    --_tone: var(--_bad);
  }
  .badge.info {
    --_tone: var(--_info);
  }
  .tag {
    display: inline-block;
    max-width: 14em;
    padding: 0 0.4rem;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) / 2);
    color: var(--_soft);
    font-size: 0.8125em;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    vertical-align: middle;
  }
  @media (forced-colors: active) {
    .badge {
      border: 1px solid;
    }
  }
`;
