import { createTheme, type MantineColorsTuple } from '@mantine/core'

/** The same ten shades as `--mantine-color-harmoor-*` in theme.css. Shade 6 on white has a contrast of 6.0. */
const harmoor: MantineColorsTuple = [
  '#e9f6f7',
  '#d2ebee',
  '#a5d6dc',
  '#75bfc8',
  '#4aa9b4',
  '#2b8b97',
  '#15696f',
  '#0f565c',
  '#0b4449',
  '#073236',
]

export const theme = createTheme({
  primaryColor: 'harmoor',
  primaryShade: 6,
  colors: { harmoor },
  fontFamily: "'Be Vietnam Pro', sans-serif",
  defaultRadius: 'md',
  respectReducedMotion: true,
})
