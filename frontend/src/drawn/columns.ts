// How wide a picture is printed.
export type Column = "one" | "two";
export const COLUMNS: Record<Column, string> = {
  one: "one column, 85 mm",
  two: "two columns, 170 mm",
};
