// How complete a figure is: said with every result, so that nobody takes half the partners for all of them.

export interface Completeness {
  readonly partners: number;
  /** Partners with at least one counted fact in the period. */
  readonly partnersReporting: number;
  /** Records whose facts wait to be stated anew by a device that can read them. */
  readonly toRecount: number;
  /** Events whose training day or other occasion has not arrived. */
  readonly waiting: number;
}

export function isComplete(completeness: Completeness): boolean {
  return (
    completeness.partners === completeness.partnersReporting &&
    completeness.toRecount === 0 &&
    completeness.waiting === 0
  );
}
