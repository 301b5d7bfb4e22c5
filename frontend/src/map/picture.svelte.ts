// The picture of a map: how it is to look, and the drawing the server made of it.
import type { components } from "../api/schema";
import { maps, type MapDrawingAnswer } from "../api/maps";
import { asker } from "../network/asking";
import type { Place } from "../drawn/looks";
import { mapLookOptions, PLAIN_MAP, savedOptions, withMoved, type MapLook } from "./look";

/** Pixels a window gets wider by before the map is asked for anew. */
export const STEP = 100;

type Asked = components["schemas"]["MapStudy"];

export class MapPicture {
  look = $state.raw<MapLook>({
    ...PLAIN_MAP,
    ...(JSON.parse(sessionStorage.getItem("map-look") ?? "{}") as Partial<MapLook>),
  });
  drawing = $state.raw<(MapDrawingAnswer & { of: string }) | null>(null);
  trouble = $state("");
  stale = $state(false);
  private readonly ask = asker((is) => (this.stale = is));
  readonly options = $derived.by(() => mapLookOptions(this.look));

  /** Asks for the drawing of a map in which some factors are held, in a window so wide. */
  load(question: Asked, held: readonly string[], wide: number): void {
    sessionStorage.setItem("map-look", JSON.stringify(this.options));
    const of = JSON.stringify([question, this.look.layout, wide]);
    this.ask(
      maps.drawing({ ...question, ...this.options, held: [...held], wide }),
      (found) => {
        this.drawing = { ...found, of };
        this.trouble = "";
      },
      (words) => (this.trouble = words),
    );
  }
  /** What a picture is saved with. */
  get saved(): Partial<MapLook> {
    return savedOptions(this.look, this.drawing?.layout);
  }
  word = (name: "title" | "caption" | "column", value: string): void => {
    this.look = { ...this.look, [name]: value };
  };
  /** Which way the map runs; places were given to another map. */
  turn = (layout: "right" | "down"): void => {
    this.look = { ...this.look, layout, moved: {} };
  };
  more = (): void => {
    this.look = { ...this.look, most: 2 * this.look.most };
  };
  move = (places: Record<string, Place>): void => {
    this.look = withMoved(this.look, places, this.drawing?.layout ?? "right");
  };
  /** What was moved lies again where the layout has it. */
  back = (): void => {
    this.look = { ...this.look, layout: "auto", moved: {} };
  };
  begin(look: Partial<MapLook> = {}): void {
    this.look = { ...PLAIN_MAP, ...look };
  }
}
