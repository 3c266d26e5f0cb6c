// How the file system refuses: the errors of Linux with their texts.

const messages = {
  ENOENT: 'No such file or directory',
  EACCES: 'Permission denied',
  EPERM: 'Operation not permitted',
  EEXIST: 'File exists',
  ENOTDIR: 'Not a directory',
  EISDIR: 'Is a directory',
  ENOTEMPTY: 'Directory not empty',
  ELOOP: 'Too many levels of symbolic links',
  EROFS: 'Read-only file system',
  ENOSPC: 'No space left on device',
  EBUSY: 'Device or resource busy',
  EINVAL: 'Invalid argument',
  ENXIO: 'No such device or address',
} as const;

/** A refusal of the file system; `message` is the text of strerror(3). */
export class FileError extends Error {
  override name = 'FileError';
  readonly code: keyof typeof messages;
  readonly path: string;

  constructor(code: keyof typeof messages, path: string) {
    super(messages[code]);
    this.code = code;
    this.path = path;
  }
}
