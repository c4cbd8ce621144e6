import { optionsFilter } from './filter.ts';
import { startForm } from './form.ts';
import { preparationField } from './preparation.ts';

startForm([preparationField, optionsFilter]);
