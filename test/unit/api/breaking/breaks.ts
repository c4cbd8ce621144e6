import type { SecureVersion } from 'node:tls';

/** How a client talks to the server. */
export interface Transport {
  readonly title: string;
  /** Plain HTTP if absent. */
  readonly secure?: Extract<SecureVersion, 'TLSv1.2' | 'TLSv1.3'>;
  /** Over a connection that a request has been answered on before. */
  readonly reuse?: true;
}

/**
 * When a connection breaks: as soon as it is there; within the client's greeting; within what the server says to it;
 * within what ends the handshake; within the request; after all of it; within the answer.
 */
export type Phase = 'accept' | 'hello' | 'flight' | 'finish' | 'request' | 'whole' | 'answer';

export type Way = 'reset' | 'end' | 'garbage' | 'alert' | 'damage' | 'silence';

export interface Break {
  readonly transport: Transport;
  readonly phase: Phase;
  readonly way: Way;
  /** After how many bytes of that phase. */
  readonly bytes: number;
  /** What the client is sent instead. */
  readonly noise: Buffer;
}

export const transports: readonly Transport[] = [
  { title: 'plain HTTP' },
  { title: 'TLS 1.2', secure: 'TLSv1.2' },
  { title: 'TLS 1.3', secure: 'TLSv1.3' },
  { title: 'plain HTTP, used before', reuse: true },
  { title: 'TLS 1.2, used before', secure: 'TLSv1.2', reuse: true },
  { title: 'TLS 1.3, used before', secure: 'TLSv1.3', reuse: true },
];

const phases: readonly Phase[] = ['accept', 'hello', 'flight', 'finish', 'request', 'whole', 'answer'];
const ways: readonly Way[] = ['reset', 'end', 'garbage', 'alert', 'damage', 'silence'];
const inHandshake: ReadonlySet<Phase> = new Set<Phase>(['hello', 'flight', 'finish']);

/** From how many bytes of a phase to how many there surely are. */
const lengths: Readonly<Record<Phase, readonly [least: number, most: number]>> = {
  accept: [0, 0],
  hello: [1, 150],
  flight: [1, 200],
  finish: [1, 50],
  request: [1, 100],
  whole: [0, 0],
  answer: [0, 150],
};

/** Fatal ones of TLS, and the word of farewell. */
const alerts: readonly (readonly [level: number, description: number])[] = [
  ...[10, 20, 40, 42, 45, 48, 51, 70, 80, 90, 112, 116, 120].map((description) => [2, description] as const),
  [1, 0],
];

/** When and in which ways a connection of this sort can break. */
export function breaksOf({ secure, reuse }: Transport): readonly (readonly [Phase, Way])[] {
  return phases
    .filter((phase) => (secure !== undefined || !inHandshake.has(phase)) && (reuse !== true || isLate(phase)))
    .flatMap((phase) => ways.filter((way) => canBe(phase, way, secure)).map((way) => [phase, way] as const));
}

function isLate(phase: Phase): boolean {
  return phase === 'request' || phase === 'whole' || phase === 'answer';
}

function canBe(phase: Phase, way: Way, secure: Transport['secure']): boolean {
  switch (way) {
    case 'alert':
      return secure !== undefined;
    case 'damage':
      return secure !== undefined && (phase === 'flight' || phase === 'answer');
    default:
      return true;
  }
}

function lengthOf(phase: Phase, way: Way, { reuse }: Transport): (typeof lengths)[Phase] {
  if (phase === 'flight' && way === 'damage') {
    return [5, 45]; // past the head of the first record, in which not every byte counts
  }
  return phase === 'request' && reuse === true ? [0, lengths.request[1]] : lengths[phase];
}

/** @param random 0 ≤ x < 1 */
export function breakOf(transport: Transport, phase: Phase, way: Way, random: () => number): Break {
  const [least, most] = lengthOf(phase, way, transport);
  const bytes = least + Math.floor(random() * (most - least + 1));
  return { transport, phase, way, bytes, noise: way === 'alert' ? alert(random) : garbage(random) };
}

function garbage(random: () => number): Buffer {
  return Buffer.from(Array.from({ length: 1 + Math.floor(random() * 60) }, () => Math.floor(random() * 256)));
}

function alert(random: () => number): Buffer {
  const [level, description] = alerts[Math.floor(random() * alerts.length)] ?? [2, 40];
  return Buffer.from([21, 3, 3, 0, 2, level, description]);
}

/** Whether nothing of a request can have gone out, so that it has to be known. */
export function isBeforeSending({ transport, phase }: Break): boolean {
  return (
    transport.secure !== undefined &&
    (['accept', 'hello', 'flight'].includes(phase) || (phase === 'finish' && transport.secure === 'TLSv1.2'))
  );
}

/** Whether the server has the whole request. */
export function isAfterSending({ phase }: Pick<Break, 'phase'>): boolean {
  return phase === 'whole' || phase === 'answer';
}
