import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { Token } from 'virtual:tokens';

/** A token as it looks where the story stands: its colour in both themes, or its length or font at work. */
export function swatch({ name, initial }: Token): TemplateResult {
  const value = `var(${name}, ${initial})`;
  if (!initial.includes('#'))
    return html`<span class="sample" ${set(propertyOf(name), value)}>Abc 123</span>`;
  return html`
    <span class="swatch light" ${set('background', value)}></span>
    <span class="swatch dark" ${set('background', value)}></span>
  `;
}

function propertyOf(name: string): string {
  if (name.includes('font-size')) return 'font-size';
  if (name.includes('font')) return 'font-family';
  return name.includes('radius') ? 'border-radius' : 'padding';
}

// Through the object model: a bound style attribute is what a strict policy blocks.
const set = (property: string, value: string) =>
  ref((element) => (element as HTMLElement | undefined)?.style.setProperty(property, value));
