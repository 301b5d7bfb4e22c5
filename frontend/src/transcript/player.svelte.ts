// The recording of the text that is read: whether it plays, and which turn is spoken now.
import type { Turn } from "../api/types";

class Player {
  /** The audio or video element, null where no recording is attached. */
  element = $state.raw<HTMLMediaElement | null>(null);
  /** The id of the turn spoken now, "" where none is or nothing plays yet. */
  turn = $state("");

  /** Play from where a turn begins; a turn without a time is not sought. */
  from(turn: Turn | undefined): void {
    if (!this.element || turn === undefined || turn.begins_at === null) return;
    this.element.currentTime = turn.begins_at;
    this.turn = turn.id;
    this.play();
  }

  toggle(): void {
    if (!this.element) return;
    if (this.element.paused) this.play();
    else this.element.pause();
  }

  private play(): void {
    // what hinders it is told by the element's own error
    this.element?.play().catch(() => undefined);
  }
}

export const player = new Player();
