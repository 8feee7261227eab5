/**
 * Solves a system of linear equations by elimination, the largest pivot first. Both arguments are overwritten.
 * @param matrix square, row by row
 * @returns the unknowns, in `right`
 */
export function solve(matrix: Float64Array, right: Float64Array): Float64Array {
  const size = right.length
  const at = (row: number, column: number) => matrix[row * size + column] as number
  for (let column = 0; column < size; column++) {
    let pivot = column
    for (let row = column + 1; row < size; row++)
      if (Math.abs(at(row, column)) > Math.abs(at(pivot, column))) pivot = row
    swapRows(matrix, right, column, pivot)
    for (let row = column + 1; row < size; row++) {
      const factor = at(row, column) / at(column, column)
      for (let k = column; k < size; k++) matrix[row * size + k] = at(row, k) - factor * at(column, k)
      right[row] = (right[row] as number) - factor * (right[column] as number)
    }
  }
  for (let row = size - 1; row >= 0; row--) {
    let rest = right[row] as number
    for (let k = row + 1; k < size; k++) rest -= at(row, k) * (right[k] as number)
    right[row] = rest / at(row, row)
  }
  return right
}

function swapRows(matrix: Float64Array, right: Float64Array, one: number, other: number): void {
  const size = right.length
  const kept = matrix.slice(one * size, (one + 1) * size)
  matrix.copyWithin(one * size, other * size, (other + 1) * size)
  matrix.set(kept, other * size)
  const value = right[one] as number
  right[one] = right[other] as number
  right[other] = value
}
