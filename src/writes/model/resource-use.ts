/** What an order needs while it is carried out, beside other orders or alone. */
export interface ResourceUse {
  readonly kind: 'instance' | 'volume' | 'snapshot' | 'image' | 'name';
  readonly id: string;
  /** Where there may be several of that id, what tells them apart; undefined where that is not known. */
  readonly qualifier?: string | undefined;
  readonly exclusive: boolean;
  /** What is said to who needs it, too. */
  readonly text: string;
}

/** Whether both need the same thing, or may: where it is not known what tells them apart. */
export function isSameUse(one: ResourceUse, other: ResourceUse): boolean {
  return (
    one.kind === other.kind &&
    one.id === other.id &&
    (one.qualifier ?? other.qualifier) === (other.qualifier ?? one.qualifier)
  );
}
