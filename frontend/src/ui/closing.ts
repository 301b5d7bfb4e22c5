// A menu in a <details> closes where one clicks elsewhere, and with Escape.
export function closing(menu: HTMLDetailsElement): { destroy: () => void } {
  const elsewhere = (event: PointerEvent): void => {
    if (menu.open && !menu.contains(event.target as Node)) menu.open = false;
  };
  const escape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !menu.open) return;
    event.stopPropagation();
    menu.open = false;
    menu.querySelector("summary")?.focus();
  };
  document.addEventListener("pointerdown", elsewhere);
  menu.addEventListener("keydown", escape);
  return {
    destroy: () => {
      document.removeEventListener("pointerdown", elsewhere);
      menu.removeEventListener("keydown", escape);
    },
  };
}
