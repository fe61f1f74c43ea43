import { css } from 'lit';
import { badgeStyles } from '../kit/badge-styles.ts';
import { baseStyles } from '../kit/base-styles.ts';
import { buttonStyles } from '../kit/button-styles.ts';
import { iconStyles } from '../kit/icon-styles.ts';
import { noticeStyles } from '../kit/notice-styles.ts';

/** One piece of slow work: its bar, its sentence, what can be done. */
export const operationStyles = [
  ...baseStyles,
  badgeStyles,
  buttonStyles,
  iconStyles,
  noticeStyles,
  css`
    .operation {
      display: grid;
      gap: 0.625rem;
      padding: 1rem 1.25rem;
      border: 1px solid var(--_line);
      border-radius: calc(var(--_radius) * 1.5);
      background: var(--_surface);
    }
    .title {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 0.75rem;
      align-items: center;
      justify-content: space-between;
    }
    .bar-line {
      display: flex;
      gap: 0.75rem;
      align-items: center;
    }
    progress {
      flex: 1 1 auto;
      height: 0.5rem;
      accent-color: var(--_accent);
    }
    .steps {
      display: grid;
      gap: 0.25rem;
    }
    .steps li::before {
      display: inline-block;
      width: 1.5em;
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
    .steps :is(.failed, .cancelled)::before {
      color: var(--_bad);
      content: '✕';
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem 1rem;
      align-items: center;
    }
    .list {
      display: grid;
      gap: 0.75rem;
    }
    .bones .bone {
      width: 100%;
    }
    .bones {
      display: grid;
      gap: 0.75rem;
      padding: 1rem 1.25rem;
    }
  `,
];
