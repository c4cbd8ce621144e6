import { optionsFilter } from './filter.ts';
import { startForm } from './form.ts';

startForm([optionsFilter()]);
