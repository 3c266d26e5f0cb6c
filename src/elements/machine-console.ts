// What a page does with its machine once the reader wants it: runs snippets and what is typed, one after another.
// Loaded on first interest, with the machine's client.
import type { Outcome } from '../machine/session.ts';
import type { Start } from '../machine/start.ts';
import type { Difference } from '../snippets/expectation.ts';
import type { CommandSnippet, Step } from './command-snippet.ts';
import { MachineClient } from './machine-client.ts';
import { edited } from './machine-editor.ts';
import { History } from './machine-history.ts';
import { keepUse } from './machine-kept.ts';
import { chosen, type Choice } from './machine-question.ts';
import type { Action, Report } from './machine-report.ts';
import type { MachineSession } from './machine-session.ts';
import { Transcript } from './machine-transcript.ts';
import { verdictOn, type StepResult, type Verdict } from './machine-verdict.ts';

/** Where commands run, and who answers for the reader. */
interface Desk {
  report: Report;
  transcript: Transcript;
  /** Where the focus must be for a question to take it. */
  place: HTMLElement;
  /** Typed at the first questions; a reader finds it in the field and may change it. */
  input: string[];
  /** Whether what is in `input` is sent without asking. */
  unattended: boolean;
}

export class MachineConsole {
  readonly #session: MachineSession;
  readonly #client: MachineClient;
  readonly #transcript: Transcript;
  readonly #transcripts = new Map<CommandSnippet, Transcript>();
  /** Snippets that have run to their end on this machine. */
  readonly #ran = new Set<CommandSnippet>();
  readonly #history = new History();
  #isBusy = false;
  #over: Promise<void> = Promise.resolve();
  #wasUsed = false;
  #isStopping = false;
  /** The open question of Run all; aborting takes it away. */
  #question: AbortController | undefined;

  /** @param session element whose prompt and places it fills; its `data-start` says how the machine starts */
  constructor(session: MachineSession) {
    this.#session = session;
    this.#client = new MachineClient(JSON.parse(session.dataset['start'] ?? '{}') as Start);
    this.#transcript = new Transcript(session.at('.transcript'), 'Session', session.at('.changed'));
  }

  /** Starts the machine. @throws where its files do not arrive; may then be called again */
  async load() {
    await this.#client.load();
    this.#showPrompt();
  }

  /** Which of some checks of machine/tours.ts the machine meets now. */
  inspect(checks: string[]): Promise<string[]> {
    return this.#client.inspect(checks);
  }

  /** Runs a snippet as it stands, under which everything appears. */
  async runSnippet(snippet: CommandSnippet) {
    await this.#alone(snippet.report, () => this.#run(snippet, false));
  }

  /** Runs every snippet of the page on a new machine, until one does not do as shown. */
  async runAll() {
    const { report } = this.#session;
    await this.#alone(report, async () => {
      const snippets = snippetsOfPage();
      const begun = this.#wasUsed ? 'Begun on a new machine, without what was run before. ' : '';
      if (this.#wasUsed) await this.#renew();
      for (const [index, snippet] of snippets.entries()) {
        const place = `${String(index + 1)} of ${String(snippets.length)}`;
        report.show('running', `${begun}Running ${place}…`, this.#stop);
        const choice = snippet.danger ? await this.#confirm(snippet, `${begun}${place}`) : 'Run it';
        if (choice === 'Skip it') continue;
        if (choice !== 'Run it' || this.#isStopping) {
          report.show('stopped', `${begun}Stopped before ${place}.`);
          return;
        }
        const { state, words } = await this.#run(snippet, true);
        if (state !== 'done') {
          const reason = state === 'differs' ? 'it does not do as shown there.' : words;
          report.show(state, `${begun}Stopped at ${place}: ${reason}`);
          return;
        }
      }
      report.show('done', `${begun}All snippets of this page have run, as shown.`);
    });
  }

  /** Runs what stands in the prompt. */
  async runTyped() {
    const { report, prompt } = this.#session;
    await this.#alone(report, async () => {
      const source = prompt.value;
      prompt.value = '';
      this.#history.add(source);
      this.#fit();
      this.#transcript.command(this.#client.prompt, source);
      const desk: Desk = { report, transcript: this.#transcript, place: this.#session, input: [], unattended: false };
      const { outcome } = await this.#perform({ command: source }, desk).catch((error: unknown) => {
        prompt.value ||= source;
        throw error;
      });
      this.#transcript.changes(outcome.changes);
      if (outcome.stopped) {
        this.#transcript.note(outcome.stopped);
        report.show('stopped', outcome.stopped);
      } else report.show('done', outcome.exitCode === 0 ? 'Done.' : `Ended with status ${String(outcome.exitCode)}.`);
    });
  }

  /** Begins with a new machine, set up as at first. */
  async reset() {
    if (this.#isBusy) this.#stop.act();
    await this.#over;
    await this.#alone(this.#session.report, async () => {
      await this.#renew();
      this.#session.report.show('idle', 'This is a new machine, as at first.');
    });
  }

  /** A key in the prompt: history, Ctrl+L, Ctrl+C. */
  key(event: KeyboardEvent) {
    const { prompt } = this.#session;
    if (event.ctrlKey && event.key === 'l') {
      event.preventDefault();
      this.#transcript.clear();
    } else if (event.ctrlKey && event.key === 'c' && prompt.selectionStart === prompt.selectionEnd) {
      event.preventDefault();
      if (this.#isBusy) this.#stop.act();
      else prompt.value = '';
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      const recalled = this.#history.recall(event.key, prompt);
      if (recalled === undefined) return;
      event.preventDefault();
      prompt.value = recalled;
    } else return;
    this.#fit();
  }

  /** One thing at a time: the machine has one terminal. */
  async #alone(report: Report, work: () => Promise<unknown>) {
    if (this.#isBusy) {
      report.show('idle', 'The machine is busy with another command. Wait for it, or stop it.');
      return;
    }
    this.#isBusy = true;
    this.#isStopping = false;
    if (report !== this.#session.report) this.#session.report.show('idle');
    const working = work();
    this.#over = working.then(nothing, nothing);
    try {
      await working;
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'The machine has failed.';
      report.show('failed', reason, { label: 'Retry', act: () => void this.#alone(report, work) });
    } finally {
      this.#isBusy = false;
      this.#showPrompt();
    }
  }

  async #renew() {
    await this.#client.reset();
    this.#transcript.clear();
    for (const [snippet, transcript] of this.#transcripts) {
      transcript.clear();
      snippet.report.show('idle');
    }
    this.#ran.clear();
    this.#wasUsed = false;
    this.#session.dispatchEvent(new Event('machine-renewed', { bubbles: true }));
  }

  async #run(snippet: CommandSnippet, unattended: boolean): Promise<Verdict> {
    const { report, steps, exit } = snippet;
    const transcript = this.#transcriptOf(snippet);
    transcript.clear();
    const desk: Desk = { report, transcript, place: snippet, input: [...snippet.input], unattended };
    const changes = new Set<string>();
    const results: StepResult[] = [];
    for (const step of steps) {
      transcript.command(`${step.prompt} `, step.command);
      const { outcome, difference } = await this.#perform(step, desk);
      for (const change of outcome.changes) changes.add(change);
      transcript.changes([...changes]);
      if (outcome.stopped) {
        transcript.note(outcome.stopped);
        report.show('stopped', outcome.stopped);
        return { state: 'stopped', words: outcome.stopped, difference: [] };
      }
      results.push({ isCompared: step.expected !== undefined, exitCode: outcome.exitCode, difference });
    }
    this.#ran.add(snippet);
    const all = snippetsOfPage();
    const isEarly = !unattended && all.slice(0, all.indexOf(snippet)).some((above) => !this.#ran.has(above));
    const verdict = verdictOn(results, exit, isEarly);
    if (verdict.difference.length > 0) transcript.difference(verdict.difference);
    report.show(verdict.state, verdict.words);
    return verdict;
  }

  /** Runs one command and shows what it prints. */
  async #perform(
    step: Pick<Step, 'command'> & Partial<Step>,
    desk: Desk,
  ): Promise<{ outcome: Outcome; difference: Difference[] }> {
    const { report, transcript, input, unattended } = desk;
    const ended = new AbortController();
    this.#wasUsed ||= step.command.trim() !== '';
    if (this.#wasUsed) keepUse();
    report.show('running', 'Running…', this.#stop);
    try {
      const outcome = await this.#client.run(step.command, {
        ...(step.prompt ? { prompt: step.prompt } : {}),
        onOutput: (piece) => transcript.print(piece),
        ask: async (question, hidden) => {
          const suggested = input.shift();
          if (unattended && suggested !== undefined) return suggested;
          const answer = await this.#ask(desk, question, hidden, suggested ?? '');
          if (!ended.signal.aborted) report.show('running', 'Running…', this.#stop);
          return answer;
        },
        edit: (path, text) => edited(path, text, ended.signal),
      });
      transcript.end();
      const lines =
        step.expected === undefined || outcome.stopped ? [] : (this.#client.difference(step.expected, outcome) ?? []);
      const difference = lines.filter(({ sign, line }) => sign === '+' || (sign === '-' && line !== '...'));
      this.#session.dispatchEvent(new CustomEvent('run-finished', { bubbles: true, detail: outcome }));
      return { outcome, difference };
    } finally {
      ended.abort();
      transcript.end();
    }
  }

  async #ask({ report, transcript, place }: Desk, question: string, hidden: boolean, suggested: string) {
    const focused = place.contains(document.activeElement) ? document.activeElement : undefined;
    report.ask('It asks, and waits for an answer.', this.#stop);
    const answer = await transcript.ask(question, hidden, suggested, focused !== undefined);
    // The field is gone; where the reader was in it, the focus goes back to where it came from.
    if (document.activeElement === document.body && focused instanceof HTMLElement)
      focused.focus({ preventScroll: true });
    return answer;
  }

  /** Asks whether a snippet that carries a warning shall run. */
  async #confirm(snippet: CommandSnippet, place: string): Promise<Choice> {
    this.#session.report.ask(`${place} carries a warning.`);
    this.#question = new AbortController();
    const choice = await chosen(snippet, this.#session, this.#question.signal);
    this.#question = undefined;
    return choice;
  }

  #transcriptOf(snippet: CommandSnippet): Transcript {
    let transcript = this.#transcripts.get(snippet);
    if (!transcript) {
      const place = document.createElement('div');
      place.className = 'transcript';
      snippet.querySelector('figure')?.append(place);
      transcript = new Transcript(place, 'Printed by the simulated machine');
      this.#transcripts.set(snippet, transcript);
    }
    return transcript;
  }

  readonly #stop: Action = {
    label: 'Stop',
    act: () => {
      this.#isStopping = true;
      this.#question?.abort();
      this.#client.stop();
    },
  };

  #showPrompt() {
    this.#session.at('.prompt-text').textContent = this.#client.prompt;
  }

  /** The field is as high as its text. */
  #fit() {
    const { prompt } = this.#session;
    prompt.rows = Math.min(12, prompt.value.split('\n').length);
  }
}

/** Those that can be run, in order. */
function snippetsOfPage(): CommandSnippet[] {
  return [...document.querySelectorAll<CommandSnippet>('command-snippet:has([data-action=run])')];
}

function nothing() {
  // Whoever waits only wants to know that it is over.
}
