// nohup: runs a program that outlives the session; its output goes to a file (coreutils 9.1).
import { optionComplaint } from '../option-errors.ts';
import { optionsOf, UnknownOption, type Program } from '../program.ts';

export const nohup: Program = async (call) => {
  const help = "Try 'nohup --help' for more information.\n";
  try {
    const { words } = optionsOf(call.args, { leading: true, unmodelled: ['--help', '--version'] });
    if (words.length === 0) {
      call.err(`nohup: missing operand\n${help}`);
      return 125;
    }
    const missing = (await call.capture(['bash', '-c', 'type -P "$1"', 'bash', words[0] ?? ''])).exitCode !== 0;
    const path = call.path('nohup.out');
    if (call.toTerminal) {
      call.err("nohup: ignoring input and appending output to 'nohup.out'\n");
      if (!call.files.exists(path)) call.files.write(path, '', 0o600);
    }
    if (missing) {
      const text = `nohup: failed to run command '${words[0] ?? ''}': No such file or directory\n`;
      if (call.toTerminal) call.files.append(path, text);
      else call.err(text);
      return 127;
    }
    if (!call.toTerminal) return await call.run(words);
    const { stdout, stderr, exitCode } = await call.capture(words);
    call.files.append(path, stdout + stderr);
    return exitCode;
  } catch (error) {
    if (!(error instanceof UnknownOption)) throw error;
    call.err(`nohup: ${optionComplaint(error)}\n${help}`);
    return 125;
  }
};
