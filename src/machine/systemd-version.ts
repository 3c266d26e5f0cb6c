// What `--version` says, which is the same for all of systemd's programs.
import type { Machine, Release } from './model.ts';

/** Versions by release: SPECS/systemd of vmware/photon. */
const systemdVersion: Record<Release, { number: string; build: string }> = {
  '3.0': { number: '239', build: '239' },
  '4.0': { number: '247', build: 'v247.13-13.ph4' },
  '5.0': { number: '253', build: 'v253.19-10.ph5' },
};

/** The output of `systemctl --version`. */
export function versionText({ release }: Machine): string {
  const { number, build } = systemdVersion[release];
  // Unverified: the second line, with the features that were compiled in, is left out
  return release === '3.0' ? `systemd ${number}\n` : `systemd ${number} (${build})\n`;
}
