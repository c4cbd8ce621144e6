import { spawn } from 'node:child_process';

/** Opens an address in the person's browser; does nothing on a machine without a desktop. */
export function openInBrowser(url: string): void {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  const mac = process.platform === 'darwin';
  if (!mac && !DISPLAY && !WAYLAND_DISPLAY) {
    return;
  }
  const opener = spawn(mac ? 'open' : 'xdg-open', [url], { stdio: 'ignore', detached: true });
  // The address is printed, so a machine that can't open it is no failure.
  opener.once('error', () => console.log('The browser could not be opened; open the address yourself.'));
  opener.unref();
}
