// What a tab keeps of its machines: the commands typed at a prompt, and on which pages a machine was used.
import * as keys from '../kept-keys.ts';

/** Most commands that are kept. */
const most = 100;
/** A longer one was pasted, and is where it came from. */
const longest = 1_000;

/** The commands typed in this tab, oldest first; none where nothing may be kept. */
export function keptCommands(): string[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keys.commandHistory) ?? '[]');
    return Array.isArray(kept) ? kept.filter((command) => typeof command === 'string').slice(-most) : [];
  } catch {
    return [];
  }
}

/** Keeps a command as the newest. */
export function keepCommand(command: string) {
  if (command.length > longest) return;
  try {
    sessionStorage.setItem(keys.commandHistory, JSON.stringify([...keptCommands(), command].slice(-most)));
  } catch {
    // Nothing may be kept here, or there is no room: the command is then gone with the page.
  }
}

/** Keeps that the machine of this page is used; <machine-session> says so when the page is loaded again. */
export function keepUse() {
  try {
    sessionStorage.setItem(keys.usedMachine + location.pathname, 'used');
  } catch {
    // The next visit then says nothing of this one.
  }
}
