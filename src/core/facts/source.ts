/** Where a fact about Azure was read, and when. Azure changes, so no fact stands without its date. */
export interface Source {
  readonly title: string;
  /** Public page, https only. */
  readonly url?: string;
  /** ISO date of the edition read. */
  readonly date: string;
}
