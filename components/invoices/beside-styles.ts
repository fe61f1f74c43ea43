import { css } from 'lit';

/** What stands beside the lines: moves of money, steps of a refund, the dispute, the history. */
export const besideStyles = css`
  .link {
    min-height: 1.5rem;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_accent);
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .card > h3:not(:first-child) {
    margin-block-start: 0.5rem;
    padding-block-start: 0.875rem;
    border-block-start: 1px solid var(--_line);
  }
  .buyer {
    white-space: pre-line;
  }
  .moves {
    display: grid;
    gap: 0.625rem;
  }
  .moves li {
    display: flex;
    gap: 1rem;
    justify-content: space-between;
  }
  .moves .small {
    display: block;
  }
  .dispute h3 {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.75rem;
    align-items: center;
  }
  .refund {
    display: flex;
    gap: 1rem;
    justify-content: space-between;
  }
  .steps {
    display: grid;
    gap: 0.5rem;
  }
  .steps li {
    position: relative;
    padding-inline-start: 1.5rem;
  }
  .steps li::before {
    position: absolute;
    inset-inline-start: 0;
    color: var(--_soft);
    content: '○';
  }
  .steps .done::before {
    color: var(--_good);
    content: '✓';
  }
  .steps .doing::before {
    color: var(--_accent);
    content: '●';
  }
  .steps .failed::before {
    color: var(--_bad);
    content: '✕';
  }
  .steps .small,
  .timeline time {
    display: block;
  }
  .choices {
    display: grid;
    gap: 0.25rem;
    max-height: 14rem;
    overflow: auto;
  }
  .code {
    font-family: ui-monospace, monospace;
    font-size: 0.9375em;
  }
  dl.account > div {
    grid-template-columns: minmax(0, 1fr);
    gap: 0;
  }
  .account dd {
    display: flex;
    gap: 0.5rem;
    align-items: baseline;
    justify-content: space-between;
  }
  @media (pointer: fine) {
    dd button.small {
      min-height: 1.75rem;
    }
  }
  dd button.small {
    padding: 0 0.375rem;
  }
`;
