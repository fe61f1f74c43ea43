import './session/define.ts';
