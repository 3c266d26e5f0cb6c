// base64(1) of coreutils.
import { Failure } from '../option-errors.ts';
import { quoted, shellQuotedIfNeeded } from './quoting.ts';
import { demandWords, tool } from './tool.ts';

export const base64 = tool(
  {
    binary: true,
    flags: { '-d': 'decode', '--decode': 'decode', '-i': 'ignore', '--ignore-garbage': 'ignore' },
    values: { '-w': 'wrap', '--wrap': 'wrap' },
  },
  (call) => {
    const { options, words } = call;
    demandWords(words, 0, 1);
    const wrap = options.value('wrap') ?? '76';
    if (!/^\d+$/.test(wrap)) throw new Failure(`invalid wrap size: ${quoted(wrap)}`);
    const [file = '-'] = words;
    const bytes = call.attempt(
      () => call.readBytes(file),
      (reason) => (reason === 'Is a directory' ? `read error: ${reason}` : `${shellQuotedIfNeeded(file)}: ${reason}`),
    );
    if (bytes === undefined) return;
    if (!options.has('decode')) {
      const text = btoa(bytes);
      if (wrap === '0') call.out(text);
      else for (let at = 0; at < text.length; at += Number(wrap)) call.out(`${text.slice(at, at + Number(wrap))}\n`);
      return;
    }
    const text = bytes.replace(options.has('ignore') ? /[^A-Za-z0-9+/=]/g : /\n/g, '');
    const good = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?/.exec(text)?.[0] ?? '';
    call.out(atob(good));
    if (good.length === text.length) return;
    // What can be read of the rest comes before the complaint.
    const rest = /^[A-Za-z0-9+/]*/.exec(text.slice(good.length))?.[0] ?? '';
    if (rest.length > 1) call.out(atob(rest.slice(0, 3).padEnd(4, '=')));
    throw new Failure('invalid input');
  },
);
