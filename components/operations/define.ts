import { define } from '../kit/define.ts';
import { O2Operation } from './o2-operation.ts';
import { O2Operations } from './o2-operations.ts';

define('o2-operation', O2Operation);
define('o2-operations', O2Operations);

declare global {
  interface HTMLElementTagNameMap {
    'o2-operation': O2Operation;
    'o2-operations': O2Operations;
  }
}
