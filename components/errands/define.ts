import { define } from '../kit/define.ts';
import { O2Errand } from './o2-errand.ts';
import { O2Errands } from './o2-errands.ts';

define('o2-errand', O2Errand);
define('o2-errands', O2Errands);

declare global {
  interface HTMLElementTagNameMap {
    'o2-errand': O2Errand;
    'o2-errands': O2Errands;
  }
}
