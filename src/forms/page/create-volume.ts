import { startForm } from './form.ts';
import { volumeFields } from './volume-fields.ts';

startForm([volumeFields]);
