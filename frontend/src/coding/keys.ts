/** Begins and ends what stands for a stretch: no letter, since most of a statement is decided in its fields. */
export const STANDS = "F8";
