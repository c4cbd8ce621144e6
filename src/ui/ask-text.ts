import { plain, quickText } from './format/safe-text.ts';
import type { Answer, Place } from './steps.ts';
import { alone, back, showPlace } from './steps.ts';
import { createInputBox } from './surfaces.ts';

/** What an input box asks for. */
export interface TextQuestion {
  readonly title: string;
  readonly place?: Place | undefined;
  /** What the box begins with, all of it selected. */
  readonly value: string;
  readonly placeholder?: string;
  /** What is said below the box, for what is typed so far. */
  readonly prompt: (text: string) => string;
  /** Why a text can't be used; undefined where it can. Texts are given, and accepted, without white space at both ends. */
  readonly problem: (text: string) => string | undefined;
}

/** Asks for a text that can be used: what is wrong with it is said while it is typed, and it can't be accepted. */
export async function askText({
  title,
  place = alone,
  value,
  placeholder,
  prompt,
  problem,
}: TextQuestion): Promise<Answer<string>> {
  const box = createInputBox();
  showPlace(box, place);
  box.title = plain(title);
  box.value = value;
  box.placeholder = placeholder === undefined ? undefined : plain(placeholder);
  box.prompt = quickText(prompt(value.trim()));
  box.ignoreFocusOut = true; // one looks something up meanwhile
  const check = (): boolean => {
    const found = problem(box.value.trim());
    box.validationMessage = found === undefined ? undefined : quickText(found);
    return found === undefined;
  };
  try {
    return await new Promise((resolve) => {
      box.onDidChangeValue((text) => {
        box.prompt = quickText(prompt(text.trim()));
        check();
      });
      box.onDidAccept(() => {
        if (check()) {
          resolve(box.value.trim());
        }
      });
      box.onDidTriggerButton(() => resolve(back));
      box.onDidHide(() => resolve(undefined));
      box.show();
    });
  } finally {
    box.dispose();
  }
}
