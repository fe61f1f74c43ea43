import './session/define.ts';
import './services/define.ts';
