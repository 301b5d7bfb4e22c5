// Years as EDTF writes them, and as people say them.
/** A year in EDTF: four digits, a minus before year 0, a Y before longer ones. */
export function edtfYear(year: number): string {
  const digits = String(Math.abs(year)).padStart(4, "0");
  const sign = year < 0 ? "-" : "";
  return digits.length > 4 ? `Y${sign}${digits}` : sign + digits;
}

/** 44 BC for -43: astronomers count a year 0. */
export function saidYear(year: number): string {
  return year > 0 ? String(year) : `${1 - year} BC`;
}
