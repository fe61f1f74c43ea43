export * from 'lit/html.js';
export * from './css-tag.ts';
export { LitElement } from './element.ts';
