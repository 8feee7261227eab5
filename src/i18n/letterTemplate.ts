/**
 * A letter as data: what is written and in which order, with `{{blanks}}` for what is of one customer or case. Above it stand
 * the controller, place, date, number and whom it is to; rows and body come between the paragraphs and the closing.
 */
export interface LetterTemplate {
  title: string
  paragraphs: readonly string[]
  closing: readonly string[]
  /** Under which line each of them signs; none where nobody does. */
  signatures: readonly string[]
}

/** The names of a text's blanks: `{{request}}` is `'request'`. */
export type Blanks<Text> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | Blanks<Rest>
  : never
