/** What stands where a long answer was stopped by whoever waited for it. */
export const STOPPED = "Stopped before it was done.";
