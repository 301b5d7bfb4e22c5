// Words with their number: "1 turn", "2 turns", "12,000 statements".
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
}
