import type { BarrackClient } from '../../../src/api/client.ts';
import type { Answer } from './harness.ts';

export const clone = (client: BarrackClient) =>
  client.volumes.clone('7', { name: 'data-clone', volumeType: 'HDD', region: 'FINLAND-1' });

export const emptyList: Answer = { json: { success: true, volumes: [], images: [] } };

/** What a clone is answered. */
export const made: Answer = {
  status: 201,
  json: { success: true, volume: { id: 8, name: 'data-clone' }, request_id: 'r8' },
};

/** The connection is closed without an answer. */
export const close: Answer = (response) => response.destroy();

/** The answer breaks off within its body. */
export const truncate: Answer = (response) => {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 500 });
  response.write('{"success": true, "volumes": [');
  setTimeout(() => response.destroy(), 5);
};
