export type FieldErrors = Readonly<Record<string, readonly string[]>>;

/** The platform says no: a status code, a text and, for bad input, texts by field. */
export class Refusal extends Error {
  readonly status: number;
  readonly fields: FieldErrors | undefined;

  constructor(status: number, text: string, fields?: FieldErrors) {
    super(text);
    this.status = status;
    this.fields = fields;
  }
}

/** A refusal by the framework the platform is built on, before any of the platform's own code ran. */
export class FrameworkRefusal extends Refusal {}

/** A refusal about one field, whose text is also the message. */
export function fieldRefusal(status: number, field: string, text: string): Refusal {
  return new Refusal(status, text, { [field]: [text] });
}
