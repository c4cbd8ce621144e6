import type { Eligibility } from '../../../src/domain/checks.ts';

export type Answer = Eligibility['can'];
/** What is expected of each of Barrack's words. */
export type Answers = Readonly<Record<string, Answer>>;

/** One that rules it out wins, then one that only Barrack can tell. */
export function together(...answers: readonly Answer[]): Answer {
  return answers.find((one) => one === 'no') ?? answers.find((one) => one === 'server') ?? 'yes';
}

/** Every word of a volume's status, for what wants it at rest; `attached` is each test's own matter. */
export const restingVolume: Answers = {
  available: 'yes',
  Detached: 'yes',
  creating: 'no',
  cloning: 'no',
  ordered: 'no',
  created: 'no',
  downloading: 'no',
  attaching: 'no',
  DETACHING: 'no',
  resizing: 'no',
  restoring: 'no',
  deleting: 'no',
  error: 'no',
  error_deleting: 'no',
  quiescing: 'server',
  '': 'server',
};

export const attachedWords = ['attached', 'in-use', 'In_Use'];

/** Every word of the status of a snapshot or an image, for what wants it whole. */
export const wholeBuild: Answers = {
  available: 'yes',
  SUCCESS: 'yes',
  successful: 'yes',
  active: 'yes',
  creating: 'no',
  pending: 'no',
  queued: 'no',
  saving: 'no',
  deleting: 'no',
  error: 'no',
  error_x: 'no',
  frozen: 'server',
  '': 'server',
};

type State = 'ACTIVE' | 'SHUTOFF' | 'HIBERNATED';

/** Every word of an instance's status, for what wants it in one of some states. */
export function instanceIn(...states: readonly State[]): Answers {
  const answer = (state: State): Answer => (states.includes(state) ? 'yes' : 'no');
  return {
    ACTIVE: answer('ACTIVE'),
    running: answer('ACTIVE'),
    SHUTOFF: answer('SHUTOFF'),
    offline: answer('SHUTOFF'),
    Stopped: answer('SHUTOFF'),
    HIBERNATED: answer('HIBERNATED'),
    deleted: 'no',
    error: 'no',
    error_spawning: 'no',
    creating: 'no',
    build: 'no',
    provisioning: 'no',
    starting: 'no',
    stopping: 'no',
    hibernating: 'no',
    restoring: 'no',
    rebooting: 'no',
    DELETING: 'no',
    melting: 'server',
    '': 'server',
  };
}
