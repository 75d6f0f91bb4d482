// The layer of the ties. Drawing thousands of lines in software takes many frames, so they are drawn where they have
// changed and the picture rests; while it moves, what is drawn is moved with the camera.
import type Sigma from 'sigma';
import type { RenderParams } from 'sigma/types';
import { Ties } from './ties.ts';

/** Up to this many ties are drawn anew in each frame. */
const light = 300;

/** Milliseconds without a movement after which the picture rests. */
const pause = 200;

export class TieLayer {
  private sigma: Sigma | undefined;
  /** Whether there are too many to be drawn in each frame. */
  isHeavy = false;
  private isStale = true;
  private drawn = { x: 0.5, y: 0.5, ratio: 1 };
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** The program of the ties, which draws when it is time to. */
  programFor(): typeof Ties {
    const isKept = (): boolean => this.isKept;
    return class extends Ties {
      override render(params: RenderParams): void {
        if (!isKept()) super.render(params);
      }
    };
  }

  attach(sigma: Sigma): void {
    this.sigma = sigma;
    const clearAll = sigma.clear.bind(sigma);
    sigma.clear = () => (this.isKept ? this.clearOthers(sigma) : clearAll());
    sigma.getCamera().on('updated', this.move);
    sigma.on('resize', this.touch);   // resizing empties a canvas
    sigma.on('afterRender', this.follow);
  }

  detach(): void {
    clearTimeout(this.timer);
    this.sigma?.getCamera().off('updated', this.move);
    this.sigma = undefined;
  }

  /** Tells how many there are; they have changed, so that the next frame draws them. */
  readonly renew = (count: number): void => {
    this.isHeavy = count > light;
    this.isStale = true;
  };

  /** The next frame draws them. */
  readonly touch = (): void => {
    this.isStale = true;
  };

  /** Makes all of them pale, or not: those of one are drawn above them. */
  pale(isPale: boolean): void {
    this.canvas.classList.toggle('pale', isPale);
  }

  private get canvas(): HTMLCanvasElement {
    return this.sigma!.getCanvases().edges!;
  }

  private get isKept(): boolean {
    return this.isHeavy && !this.isStale;
  }

  private clearOthers(sigma: Sigma): Sigma {
    const { nodes, labels, edgeLabels } = sigma.getCanvases();
    const gl = nodes!.getContext('webgl2')!;
    gl.clear(gl.COLOR_BUFFER_BIT);
    const { width, height } = sigma.getDimensions();
    for (const canvas of [labels!, edgeLabels!]) canvas.getContext('2d')!.clearRect(0, 0, width, height);
    return sigma;
  }

  private readonly move = (): void => {
    if (!this.isHeavy) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(this.rest, pause);
  };

  private readonly rest = (): void => {
    const { sigma } = this;
    if (!sigma) return;
    if (sigma.getMouseCaptor().isMouseDown) {
      this.move();
      return;
    }
    this.touch();
    sigma.scheduleRender();
  };

  /** Lays the drawn ties where the camera has them now. */
  private readonly follow = (): void => {
    const { sigma, canvas } = this;
    if (!sigma) return;
    if (!this.isKept) {
      this.isStale = false;
      this.drawn = sigma.getCamera().getState();
      canvas.style.transform = '';
      return;
    }
    const { width, height } = sigma.getDimensions();
    const { x, y } = sigma.framedGraphToViewport(this.drawn);
    const scale = this.drawn.ratio / sigma.getCamera().getState().ratio;
    canvas.style.transform = `translate(${x - width / 2}px, ${y - height / 2}px) scale(${scale})`;
  };
}
