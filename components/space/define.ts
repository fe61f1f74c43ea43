import { define } from '../kit/define.ts';
import { O2Space } from './o2-space.ts';

define('o2-space', O2Space);

declare global {
  interface HTMLElementTagNameMap {
    'o2-space': O2Space;
  }
}
