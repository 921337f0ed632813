/** The disk, or the store's own limit, has no room: nothing of the transaction was written, and the store goes on working once there is room. */
export class StorageFullError extends Error {
  readonly path: string;
  constructor(path: string, options?: ErrorOptions) {
    super(`No room to write to ${path}: free disk space and try again; nothing of this was stored`, options);
    this.name = 'StorageFullError';
    this.path = path;
  }
}

/** Another process held the file's write lock for longer than the time-out; nothing was written. */
export class StorageBusyError extends Error {
  readonly path: string;
  constructor(path: string, options?: ErrorOptions) {
    super(`${path} is locked by another process: end it or try again; nothing of this was stored`, options);
    this.name = 'StorageBusyError';
    this.path = path;
  }
}

/** The file can't be used as it is: not a database, damaged, written by a newer Stet, not writable. The message names the file and the remedy. */
export class StorageUnusableError extends Error {
  readonly path: string;
  constructor(path: string, message: string, options?: ErrorOptions) {
    super(`${path} ${message}`, options);
    this.name = 'StorageUnusableError';
    this.path = path;
  }
}
