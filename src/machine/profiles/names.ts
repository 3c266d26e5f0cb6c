// The machines one can start with, by name.
import type { Release } from '../model.ts';

/** Names of all profiles, with the release each has. */
export const profiles = {
  'photon-3-minimal': '3.0',
  'photon-4-minimal': '4.0',
  'photon-5-minimal': '5.0',
} as const satisfies Record<string, Release>;

export type ProfileName = keyof typeof profiles;

/** The one that is taken where none is named. */
export const usualProfile: ProfileName = 'photon-5-minimal';
