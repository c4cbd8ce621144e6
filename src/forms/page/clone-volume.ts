import { startForm } from './form.ts';

startForm([]);
