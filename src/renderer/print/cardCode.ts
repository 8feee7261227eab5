import { code128, type DrawingContext } from 'bwip-js/browser'

/** Bars as SVG path data, in a box of `width` by 1: every bar as high as the box. */
export interface Bars {
  width: number
  path: string
}

/** Gathers bars as they are drawn; a code without text below it has nothing else. */
function barsDrawing(): DrawingContext<Bars> {
  const bars: string[] = []
  let width = 0
  return {
    scale: () => null,
    measure: () => ({ width: 0, ascent: 0, descent: 0 }),
    init: drawn => {
      width = drawn
    },
    // Bars are upright lines, drawn along their middle.
    line: (x, _y0, _x1, _y1, thickness) => bars.push(`M${x - thickness / 2} 0h${thickness}v1h-${thickness}z`),
    polygon: () => {},
    hexagon: () => {},
    ellipse: () => {},
    fill: () => {},
    text: () => {},
    end: () => ({ width, path: bars.join('') }),
  }
}

/** The card number, and nothing else, as Code 128 (ISO/IEC 15417): any till's scanner reads it. */
export const cardCode = (cardNumber: string): Bars =>
  code128({ bcid: 'code128', text: cardNumber, includetext: false }, barsDrawing())
