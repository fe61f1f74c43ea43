import { gatewayContract } from './contract.ts';
import { openSandbox } from './sandbox.ts';

gatewayContract('sandbox', openSandbox);
