import { css } from 'lit';

/** Native fields with label, hint and error; errors are told by text and sign, not by colour alone. */
export const formStyles = css`
  .field {
    display: grid;
    gap: 0.25rem;
  }
  .field > label,
  legend {
    padding: 0;
    font-weight: 550;
  }
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  input:not([type='checkbox'], [type='radio']),
  select,
  textarea {
    width: 100%;
    min-height: 2.5rem;
    padding: 0.375rem 0.625rem;
    border: 1px solid var(--_field-line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    font: inherit;
  }
  @media (pointer: coarse) {
    input:not([type='checkbox'], [type='radio']),
    select,
    textarea {
      min-height: 2.75rem;
      /* under 16 px a phone zooms into the field */
      font-size: max(1em, 16px);
    }
  }
  input[type='checkbox'],
  input[type='radio'] {
    width: 1.125rem;
    height: 1.125rem;
    margin: 0.2em 0;
    accent-color: var(--_accent);
  }
  .choice {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0.125rem 0.625rem;
    align-content: center;
    min-height: 1.75rem;
  }
  .hint {
    color: var(--_soft);
    font-size: 0.875em;
  }
  .error {
    color: var(--_bad);
    font-size: 0.875em;
    font-weight: 550;
  }
  .error::before {
    content: '⚠ ' / '';
  }
  [aria-invalid='true'] {
    border-color: var(--_bad) !important;
    box-shadow: 0 0 0 1px var(--_bad);
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    justify-content: end;
  }
`;
