import { define } from '../kit/define.ts';
import { O2Service } from './o2-service.ts';
import { O2Services } from './o2-services.ts';

define('o2-services', O2Services);
define('o2-service', O2Service);

declare global {
  interface HTMLElementTagNameMap {
    'o2-services': O2Services;
    'o2-service': O2Service;
  }
}
