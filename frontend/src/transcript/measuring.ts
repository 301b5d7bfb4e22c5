// Measuring many places at once: everything is read before anything is written, so that the browser
// lays the page out once.

/** Reads places of the page; what it answers writes. */
type Look = () => () => void;

const waiting = new Set<Look>();
const looks = new WeakMap<Element, Look>();

function all(these: Iterable<Look>): void {
  for (const write of [...these].map((look) => look())) write();
}

/** Looks once before the next frame, with all others that want to. */
export function soon(look: Look): void {
  if (!waiting.size)
    requestAnimationFrame(() => {
      const these = [...waiting];
      waiting.clear();
      all(these);
    });
  waiting.add(look);
}

let observer: ResizeObserver | undefined;

/** Looks whenever the size of an element changes; answers how to stop. */
export function whenResized(element: Element, look: Look): () => void {
  observer ??= new ResizeObserver((entries) =>
    all(entries.flatMap(({ target }) => looks.get(target) ?? [])),
  );
  looks.set(element, look);
  observer.observe(element);
  return () => {
    looks.delete(element);
    observer?.unobserve(element);
    waiting.delete(look);
  };
}
