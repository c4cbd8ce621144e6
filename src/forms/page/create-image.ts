import { existingImage } from './existing-image.ts';
import { optionsFilter } from './filter.ts';
import { startForm } from './form.ts';

startForm([existingImage(), optionsFilter()]);
