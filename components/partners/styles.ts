import { css } from 'lit';
import { baseStyles } from '../kit/base-styles.ts';
import { buttonStyles } from '../kit/button-styles.ts';
import { formStyles } from '../kit/form-styles.ts';
import { noticeStyles } from '../kit/notice-styles.ts';

/** The ground of the elements of this room: kit and cards. */
export const styles = [
  ...baseStyles,
  buttonStyles,
  formStyles,
  noticeStyles,
  css`
    .card {
      display: grid;
      gap: 1rem;
      padding: 1.25rem;
      border: 1px solid var(--_line);
      border-radius: calc(var(--_radius) * 1.5);
      background: var(--_raised);
    }
    .title {
      margin: 0;
      font-size: 1.25em;
      font-weight: 400;
      line-height: 1.3;
      text-wrap: balance;
    }
    .lead {
      margin-bottom: 0.75rem;
    }
    .origin {
      color: var(--_text);
      overflow-wrap: anywhere;
    }
    fieldset {
      display: grid;
      gap: 0.25rem;
    }
    legend {
      margin-bottom: 0.25rem;
    }
    button.inline {
      min-height: 1.5rem;
      padding: 0 0.25rem;
    }
    [hidden] {
      display: none;
    }
  `,
];
