import type { Order } from '../model/orders.ts';
import { readOrder } from './record-format.ts';

/** What can be told of an operation whose record can't be read. */
export interface Remains {
  readonly account: string | undefined;
  /** The window that carries it out, or did. */
  readonly holder: string | undefined;
  readonly orders: readonly Order[];
}

const accountIn = /"account":"(?<value>[\w-]{1,100})"/u;
const holderIn = /"holder":"(?<value>[\w-]{1,100})"/u;

/**
 * Looks for whole parts in the text of a record that is cut off, damaged, or of another version. A quote within a JSON
 * text is escaped, so that a name never looks like such a part.
 */
export function remainsOf(text: string): Remains {
  return {
    account: accountIn.exec(text)?.groups?.['value'],
    holder: holderIn.exec(text)?.groups?.['value'],
    orders: ordersIn(text),
  };
}

function ordersIn(text: string): readonly Order[] {
  const start = '"order":{';
  const orders: Order[] = [];
  for (let at = text.indexOf(start); at !== -1; at = text.indexOf(start, at)) {
    const begin = at + start.length - 1;
    const end = endOfObject(text, begin);
    if (end === undefined) {
      break; // what is left is a part of it
    }
    const order = readOrder(parsed(text.slice(begin, end)));
    if (order !== undefined) {
      orders.push(order);
    }
    at = end;
  }
  return orders;
}

/** Behind the JSON object that begins there; undefined where it is not whole. */
function endOfObject(text: string, begin: number): number | undefined {
  let depth = 0;
  let inString = false;
  for (let at = begin; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') {
      inString = !inString;
    } else if (inString) {
      at += character === '\\' ? 1 : 0;
    } else if (character === '{') {
      depth += 1;
    } else if (character === '}') {
      depth -= 1;
      if (depth === 0) {
        return at + 1;
      }
    }
  }
  return undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
