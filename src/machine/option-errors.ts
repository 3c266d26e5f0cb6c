// What getopt_long(3) says of an option that a program does not know, and how programs go on from there.
import { FileError } from './file-error.ts';
import { optionsOf, UnknownOption, type Call, type Options, type OptionTable } from './program.ts';

/** getopt's own sentence: "invalid option -- 'z'". */
export function optionComplaint({ option, missing }: UnknownOption): string {
  if (option.startsWith('--')) {
    return missing ? `option '${option}' requires an argument` : `unrecognized option '${option}'`;
  }
  return `${missing ? 'option requires an argument' : 'invalid option'} -- '${option.slice(1)}'`;
}

/** Says what is wrong with the arguments, then how to use the program; see {@link withOptions}. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** A failure that the program names and that ends it. */
export class Failure extends Error {
  override name = 'Failure';
  readonly status: number;

  constructor(message: string, status = 1) {
    super(message);
    this.status = status;
  }
}

/** What is printed behind an error of usage, and the exit status then. */
export interface Usage {
  /** Complete lines; by default the hint of GNU programs. */
  text?: string;
  /** 1, if not given. */
  status?: number;
}

/**
 * Runs a program whose errors of usage are its own name, what is wrong, and a text that helps.
 *
 * @param body gives the exit status; may throw {@link UsageError}, {@link Failure} and FileError, whose path is named
 */
export async function withOptions(
  call: Call,
  table: OptionTable,
  usage: Usage,
  body: (options: Options) => number | Promise<number>,
): Promise<number> {
  const { text = `Try '${call.name} --help' for more information.\n`, status = 1 } = usage;
  const complain = (message: string) => {
    if (message) call.err(`${call.name}: ${message}\n`);
  };
  try {
    return await body(optionsOf(call.args, table));
  } catch (error) {
    if (error instanceof UnknownOption || error instanceof UsageError) {
      complain(error instanceof UnknownOption ? optionComplaint(error) : error.message);
      call.err(text);
      return status;
    }
    if (error instanceof Failure) {
      complain(error.message);
      return error.status;
    }
    if (error instanceof FileError) {
      complain(`${error.path}: ${error.message}`);
      return 1;
    }
    throw error;
  }
}
