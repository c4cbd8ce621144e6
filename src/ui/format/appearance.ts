import type { ContextValue } from './item-flags.ts';
import type { Plain } from './safe-text.ts';

/** A codicon and its color, by their names. */
export interface Icon {
  readonly name: string;
  readonly color?: string;
}

/** How an element looks, without VS Code. */
export interface Appearance {
  readonly label: Plain;
  readonly description: Plain;
  readonly icon: Icon | undefined;
  /** Sorted flags with `;` between; menus look for them with `/(^|;)flag(;|$)/`. */
  readonly contextValue: ContextValue;
  /** What a screen reader says: status and price in words. */
  readonly spoken: Plain;
  readonly expandable: boolean;
}

/** True if nobody can see a difference. */
export function sameAppearance(one: Appearance, other: Appearance): boolean {
  return (
    one.label === other.label &&
    one.description === other.description &&
    one.icon?.name === other.icon?.name &&
    one.icon?.color === other.icon?.color &&
    one.contextValue === other.contextValue &&
    one.spoken === other.spoken &&
    one.expandable === other.expandable
  );
}

export const colors = {
  good: 'charts.green',
  working: 'charts.blue',
  error: 'problemsErrorIcon.foreground',
  warning: 'problemsWarningIcon.foreground',
} as const;
