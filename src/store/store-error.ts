/** A store cannot be opened or written. The message is one line for the operator of the program. */
export class StoreError extends Error {}

/** The file of a store is damaged, so that its content cannot be relied on. */
export class DamagedStoreError extends StoreError {
  readonly file: string;
  readonly reason: string;

  constructor(file: string, reason: string) {
    super(
      `Cannot open the store at ${file}: the file is damaged: ${reason}. Run "npm start" to rebuild it from the records, or "npm run restore -- <file>" to restore a backup.`,
    );
    this.file = file;
    this.reason = reason;
  }
}
