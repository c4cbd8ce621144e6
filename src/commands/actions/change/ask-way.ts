import { ask } from '../../../ui/confirm.ts';
import type { AttachPreparation, PreparationQuestion } from './attachment.ts';

/** A modal question with a button for each way; undefined where it is cancelled. */
export async function askWay({
  buttons,
  ...question
}: PreparationQuestion): Promise<AttachPreparation | undefined> {
  const titles = buttons.map(({ title }) => title);
  const answer = await ask(question, titles);
  return buttons.find(({ title }) => title === answer)?.way;
}
