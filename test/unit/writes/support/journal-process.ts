// A window in a process of its own: begins an operation in the folder and sends it, as far as the journal knows, then
// lives until it is killed. Given: the folder, the operation's id.
import { FileJournal } from '../../../../src/writes/journal/file-journal.ts';
import { operationRecord } from './operation-records.ts';

const [folder = '', id = ''] = process.argv.slice(2);
const journal = new FileJournal(folder, `window-of-${process.pid}`, (line) => console.error(line));
const lease = await journal.begin(operationRecord(id));
const isMine = (await lease.save(operationRecord(id, 'sending'))) && (await lease.claimSending(0));
console.log(isMine ? 'sent' : 'not sent');
setInterval(() => undefined, 1000);
