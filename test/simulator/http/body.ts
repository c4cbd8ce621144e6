import type { IncomingMessage } from 'node:http';
import { FrameworkRefusal, Refusal } from '../refusal.ts';

const limit = 1024 * 1024;

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
  }
  if (size > limit) throw new Refusal(413, 'Request body too large');
  return Buffer.concat(chunks).toString('utf8');
}

/** The request's body as a JSON object; {} if it has none. Refuses other media types and shapes as DRF does. */
export async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const text = await textOf(request);
  if (text === '') return {};
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/json\b/i.test(type))
    throw new FrameworkRefusal(415, `Unsupported media type "${type}" in request.`);
  const value = parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new FrameworkRefusal(400, 'Invalid data. Expected a dictionary.');
  return value as Record<string, unknown>;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new FrameworkRefusal(400, `JSON parse error - ${(error as Error).message}`);
  }
}
