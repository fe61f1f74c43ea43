import { define } from '../kit/define.ts';
import { O2Connections } from './o2-connections.ts';
import { O2Consent } from './o2-consent.ts';

define('o2-connections', O2Connections);
define('o2-consent', O2Consent);

declare global {
  interface HTMLElementTagNameMap {
    'o2-connections': O2Connections;
    'o2-consent': O2Consent;
  }
}
