// Loaded first into a process that leads its own group: kills the whole group when the process that started it is
// gone, even if that one was killed and could not clean up. Its standard input, held open by that process, tells.
process.stdin.on('end', () => process.kill(-process.pid, 'SIGKILL'));
process.stdin.resume();
