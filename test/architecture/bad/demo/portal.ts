import { title } from '../components/services/strings.ts';

export const portal = title;
