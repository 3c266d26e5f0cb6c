// The tours of <machine-guide>: which of their steps are done. Fetched when the first command has run.
import type { MachineSession } from './machine-session.ts';

/**
 * Asks the machine which next steps of the tours inside are done, marks them, and says how far each tour is.
 *
 * @param isNew whether the machine has been started anew, and nothing is done
 */
export async function markDone(guide: HTMLElement, session: MachineSession, isNew = false) {
  if (isNew) {
    for (const step of guide.querySelectorAll<HTMLElement>('li[data-done]')) delete step.dataset['done'];
    for (const words of guide.querySelectorAll('[data-mark], [data-progress], [data-said]')) words.textContent = '';
    return;
  }
  const tours = [...guide.querySelectorAll('details[data-tour]')];
  const next = tours.flatMap((tour) => tour.querySelector<HTMLElement>('li[data-check]:not([data-done])') ?? []);
  const met = await session.inspect(next.map((step) => step.dataset['check'] ?? ''));
  const done = next.filter((step) => met.includes(step.dataset['check'] ?? ''));
  for (const step of done) mark(step, guide);
  // One command may do more than one step.
  if (done.length > 0) await markDone(guide, session);
}

function mark(step: HTMLElement, guide: HTMLElement) {
  const tour = step.closest('details[data-tour]');
  if (!tour) return;
  step.dataset['done'] = '';
  part('[data-mark]', step).textContent = 'Done.';
  const steps = tour.querySelectorAll('ol > li');
  const done = tour.querySelectorAll('ol > li[data-done]').length;
  const progress = done === steps.length ? 'all done' : `${String(done)} of ${String(steps.length)} done`;
  part('[data-progress]', tour).textContent = progress;
  part('[data-said]', guide).textContent = `${part('[data-title]', tour).textContent}: ${progress}.`;
}

function part(selector: string, place: Element): HTMLElement {
  const found = place.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`The tours of <machine-guide> need ${selector} inside.`);
  return found;
}
