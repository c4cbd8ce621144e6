import { commands } from 'vscode';

export const activate = () => commands.executeCommand('barrack.resources.focus');
